-- Who was erased, when and at whose wish: from here on the number of a customer is nobody's.
create table erasure (
  customer_no bigint primary key references customer,
  erased_at timestamptz not null,
  -- 'customer', or who of the staff did it for them, and why.
  erased_by text not null check (erased_by <> ''),
  reason varchar(200)
);

-- Addresses that somebody had before, for the copies of letters that went there.
alter table customer add column former_emails text[] not null default '{}';

-- A document stays as it was written, but for whose it was: that goes when its time is over, once they were erased. The country stays with
-- the tax that was owed there.
create function document_is_kept_as_written() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and (new.series, new.number, new.order_no, new.refund_no, new.issued_at)
      is not distinct from (old.series, old.number, old.order_no, old.refund_no, old.issued_at)
    and new.content - 'customer' - 'reason' = old.content - 'customer' - 'reason'
    and new.content -> 'customer' = jsonb_build_object('name', 'Erased', 'address', 'Erased', 'postcode', null,
      'country', old.content #> '{customer,country}')
    and new.content -> 'reason' in ('null', '"Erased"')
    and exists (select from erasure e join orders o using (customer_no) where o.order_no = old.order_no)
  then
    return new;
  end if;
  raise exception 'a row of % is kept as it was written', tg_table_name using errcode = 'LD003';
end
$$;
drop trigger invoices_are_kept on invoice;
create trigger invoices_are_kept before update or delete on invoice for each row execute function document_is_kept_as_written();
