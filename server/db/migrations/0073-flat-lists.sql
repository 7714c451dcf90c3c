-- Statement by statement.
-- What is asked of a few among all orders and all of the ledger is looked up. An order that is placed writes none of these, but for what it takes of a
-- promotion, and its payment only by the page.

-- Orders that are neither in the house nor where most end.
create index concurrently if not exists orders_elsewhere on orders (order_status, order_no)
  where order_status <> all (array['awaiting-payment', 'placed', 'packing', 'packed', 'delivered']);

-- The credit and the gift cards that transfers are of.
create index concurrently if not exists transfer_from_allowance on transfer (debit) where debit ~ '^(credit|gift):';
create index concurrently if not exists transfer_to_allowance on transfer (credit) where credit ~ '^(credit|gift):';
create index concurrently if not exists order_take_by_account on order_take (account);
drop index concurrently if exists orders_dunned;

-- Who has an e-mail is found by its beginning, or by all of one that they had before: its words are those of most others.
create index concurrently if not exists customer_by_email on customer (lower(cust_email) text_pattern_ops);
create index concurrently if not exists customer_by_former_email on customer using gin (former_emails) where former_emails <> '{}';

-- Payments and refunds are written in the order of their times, but for those that are looked at again later; as with orders, by the page.
create index concurrently if not exists payment_by_look on payment using brin ((coalesce(observed_at, opened_at))) with (pages_per_range = 32, autosummarize = on);
create index concurrently if not exists refund_by_look on refund using brin ((coalesce(settled_at, asked_at))) with (pages_per_range = 32, autosummarize = on);
-- What a planner knows of an expression it learns with its index.
analyze payment;
analyze refund;

call count_orders_of_before();
