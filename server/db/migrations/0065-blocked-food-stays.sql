-- Portioning is as it was in migration 0058 again: that no blocked food leaves is a rule of its own.
create or replace function portion_order() returns trigger language plpgsql as $$
declare
  v_nos bigint[];
begin
  perform lots_pen();
  -- What goes back to its lots does so at the commit, when day and food are held in their order.
  if not is_portioned(new.order_status) then return null; end if;

  if is_in_the_house(new.order_status) and not is_in_the_house(old.order_status) then
    -- It left before lots were kept, and is here again: what is in it was in the house all the time.
    insert into lot_movement (lot_no, movement_kind, amount, moved_at, moved_by, note)
    select shelf_lot(n.ingredients_no, now()), 'counted', sum(n.amount), clock_timestamp(), 'the shop', 'order ' || new.order_no || ' is in the house again'
    from not_portioned(new.order_no) n group by n.ingredients_no;
    insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
    select new.order_no, n.line_no, n.ingredients_no, shelf_lot(n.ingredients_no, now()), n.amount from not_portioned(new.order_no) n;
    return null;
  end if;

  perform portion_from_lots(new.order_no, new.delivery_day);
  if is_in_the_house(new.order_status) then return null; end if;

  -- It leaves: with all that its customer was not told is missing.
  select array_agg(n.ingredients_no order by n.ingredients_no) into v_nos from (
    select n.ingredients_no from not_portioned(new.order_no) n
    left join missing_ingredient m on m.order_no = new.order_no and m.line_no = n.line_no and m.ingredients_no = n.ingredients_no
    where n.amount > coalesce(m.amount, 0) group by n.ingredients_no
  ) n;
  if v_nos is not null then
    raise exception 'no lot is good for order %', new.order_no using errcode = 'LD006', detail = to_json(v_nos)::text;
  end if;
  -- What was missing is here still.
  select array_agg(n.ingredients_no order by n.ingredients_no) into v_nos from (
    select distinct n.ingredients_no from not_portioned(new.order_no) n) n;
  if v_nos is null then return null; end if;
  perform 1 from ingredients i where i.ingredients_no = any (v_nos) order by i.ingredients_no for no key update;
  update ingredients i set ingredients_inventory = i.ingredients_inventory + n.amount
  from (select n.ingredients_no, sum(n.amount) as amount from not_portioned(new.order_no) n group by 1) n where n.ingredients_no = i.ingredients_no;
  insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
  select n.ingredients_no, 'unblocked', sum(n.amount), clock_timestamp(), 'the shop', new.order_no from not_portioned(new.order_no) n group by 1;
  insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
  select new.order_no, n.line_no, n.ingredients_no, null, n.amount from not_portioned(new.order_no) n;
  return null;
end
$$;

-- No box leaves with food of a lot that is blocked. Whoever blocks one holds the pen of the lots, and is seen or waits.
create function blocked_food_stays() returns trigger language plpgsql as $$
declare
  v_nos bigint[];
begin
  perform lots_pen();
  select array_agg(b.lot_no order by b.lot_no) into v_nos from (
    select distinct b.lot_no from order_lot b join lot l using (lot_no)
    where b.order_no = new.order_no and l.status = 'quarantined') b;
  if v_nos is not null then
    raise exception 'order % holds food that is blocked', new.order_no using errcode = 'LD007', detail = to_json(v_nos)::text;
  end if;
  return null;
end
$$;
create trigger blocked_food_stays after update of order_status on orders for each row
  when (is_portioned(new.order_status) and is_in_the_house(old.order_status) and not is_in_the_house(new.order_status))
  execute function blocked_food_stays();
