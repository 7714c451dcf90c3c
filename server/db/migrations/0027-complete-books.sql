-- What a line was taxed as is read from its order alone. A line of strong drink says so among its charges, also where it owes no tax; every
-- other line without a tax is food. Orders of before are told so once, by what is known of their ingredients today.
insert into order_charge (order_no, charge_no, kind, line_no, charge_name, basis_points, cents, included)
select drink.order_no,
  coalesce((select max(c.charge_no) from order_charge c where c.order_no = drink.order_no), 0)
    + row_number() over (partition by drink.order_no order by drink.line_no),
  'tax', drink.line_no, 'alcohol', 0, 0, coalesce(o.tax_included, true)
from (
  select i.order_no, i.line_no from shopping_cart i join ingredients g using (ingredients_no)
  group by i.order_no, i.line_no having bool_and(coalesce(g.alcohol_permille > 12, false))
) drink join orders o using (order_no)
where o.due_cents is not null and not exists (
  select from order_charge c where c.order_no = drink.order_no and c.line_no = drink.line_no and c.kind = 'tax');

create function sold_as(p_order_no bigint, p_line_no integer) returns text language sql stable parallel safe
  return coalesce((select c.charge_name from order_charge c
    where c.order_no = p_order_no and c.line_no = p_line_no and c.kind = 'tax' limit 1), 'food');

-- bounced: its money had gone, and came back. What it took back of the sale stays so: its customer still has that money to get.
alter table refund
  drop constraint refund_state_is_known,
  add constraint refund_state_is_known check (state in ('requested', 'sent', 'succeeded', 'failed', 'bounced'));

-- Refunds that somebody in the office has to see to are few.
create index refund_to_see_to on refund (refund_no) where state in ('failed', 'bounced');

-- Nothing asks for the transfers of one account: the books read them by time or by order. Invoices of a day are read by time.
drop index transfer_by_debit;
drop index transfer_by_credit;
create index invoice_by_time on invoice using brin (issued_at) with (pages_per_range = 32, autosummarize = on);
