-- What of an ordered meal was not in its box. It only grows: what was told is paid back.
create table missing_ingredient (
  order_no bigint not null,
  line_no integer not null,
  ingredients_no bigint not null,
  -- In base units, of all that was ordered.
  amount bigint not null constraint missing_is_an_amount check (amount between 1 and 9999999999),
  told_at timestamptz not null,
  told_by text not null,
  primary key (order_no, line_no, ingredients_no)
);

-- Of an ingredient that costs less than a cent nothing goes back, and how much of it was missing counts for the next time.
alter table refund
  drop constraint refund_is_a_price,
  add constraint refund_is_a_price check (cents between 0 and 9999999999),
  add constraint nothing_goes_back_nowhere check (cents > 0 or payment_no is null);

-- For the books: what is on an account, and what happened to refunds that are not at an end.
create index transfer_by_debit on transfer (debit, at);
create index transfer_by_credit on transfer (credit, at);
create index refund_under_way on refund (asked_at) where state in ('requested', 'sent');
