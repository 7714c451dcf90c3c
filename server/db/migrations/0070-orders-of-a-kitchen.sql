-- What is ordered from a supplier, and what comes of it, is for a kitchen: what is on its way to one is not on its way to another. A server of the
-- version before goes on, for the first one.
alter table purchase_order add column kitchen_no integer not null default 1 references kitchen;
alter table goods_receipt add column kitchen_no integer not null default 1 references kitchen;

update goods_receipt r set kitchen_no = came.kitchen_no
from (
  select i.receipt_no, min(l.kitchen_no) as kitchen_no
  from goods_receipt_line i join lot l using (lot_no) where l.kitchen_no <> 1 group by 1
) came where came.receipt_no = r.receipt_no;

-- An order is for the kitchen that alone has received some of it.
update purchase_order p set kitchen_no = came.kitchen_no
from (
  select purchase_no, min(kitchen_no) as kitchen_no from goods_receipt where purchase_no is not null
  group by 1 having min(kitchen_no) = max(kitchen_no) and min(kitchen_no) <> 1
) came where came.purchase_no = p.purchase_no;
