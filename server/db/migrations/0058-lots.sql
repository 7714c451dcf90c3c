-- What is on the shelf lies in lots. Orders go on taking from one number per ingredient and know nothing of lots: these move when food itself
-- does, and an order gets its lots when it is portioned (decision 58). Of each ingredient, always:
--
--   what usable lots hold + what is owed = its inventory + what orders in the house need and have not been portioned
--
-- 'Owed' is what was sold of food that turned out not to be there, or not to be good: it is taken from whatever is to be sold next.

-- Waits for whoever writes orders, before it has anything that they want.
lock table orders in share row exclusive mode;

create function is_portioned(status text) returns boolean language sql immutable parallel safe
  return status in ('packing', 'packed', 'shipped', 'delivered', 'returned');

create table lot (
  lot_no bigint generated always as identity primary key,
  ingredients_no bigint not null references ingredients,
  status text not null default 'usable' constraint lot_status_is_known check (status in ('usable', 'quarantined')),
  amount bigint not null default 0 constraint lot_is_never_negative check (amount >= 0),
  use_by date,
  best_before date,
  -- It is sold for, and portioned into, boxes of days up to this one; null: nobody has said.
  good_until date generated always as (coalesce(use_by, best_before)) stored,
  origin varchar(80),
  supplier_lot varchar(20),
  opened_at timestamptz not null,
  -- What came in without anybody saying of which lot, and what was there before lots were kept.
  is_shelf boolean not null default false,
  constraint shelf_says_nothing check (not is_shelf or (use_by is null and best_before is null and origin is null and supplier_lot is null))
);
create index lot_of_the_shelf on lot (ingredients_no) where is_shelf;
create index lot_by_ingredient on lot (ingredients_no, lot_no);
create index lot_to_take on lot (ingredients_no, good_until, lot_no) where amount > 0;
create index lot_that_ends on lot (good_until) where amount > 0 and status = 'usable' and good_until is not null;

-- What came into a lot and left it otherwise than into a box.
create table lot_movement (
  movement_no bigint generated always as identity primary key,
  lot_no bigint not null references lot,
  movement_kind text not null constraint lot_movement_kind_is_known check (movement_kind in ('received', 'wasted', 'counted')),
  amount bigint not null constraint lot_amount_has_its_sign
    check (case movement_kind when 'received' then amount > 0 when 'wasted' then amount < 0 else amount <> 0 end),
  moved_at timestamptz not null,
  moved_by text not null,
  reason text constraint waste_reason_is_known check (reason in ('spoiled', 'past-date', 'damaged', 'recalled', 'trimmed', 'other')),
  note varchar(200)
);
create index lot_movement_by_lot on lot_movement (lot_no, movement_no);
create trigger lot_movements_are_kept before update or delete on lot_movement for each row execute function is_kept_as_written();

-- Which lots a box was portioned from. A lot holds its movements less these; both are kept by triggers, so that nothing else can be.
create table order_lot (
  order_lot_no bigint generated always as identity primary key,
  order_no bigint not null references orders,
  line_no integer not null,
  ingredients_no bigint not null references ingredients,
  -- Null: the box left without it, and its customer was told so.
  lot_no bigint references lot,
  amount bigint not null constraint portion_is_an_amount check (amount > 0)
);
create index order_lot_by_order on order_lot (order_no);
create index order_lot_by_lot on order_lot (lot_no, order_no);

create table food_owed (
  ingredients_no bigint primary key references ingredients,
  amount bigint not null constraint owed_is_never_negative check (amount >= 0)
);

-- Whoever moves lots holds this first, before any row: so they wait for each other and never in a circle. The order desk needs it for nothing.
create function lots_pen() returns void language sql as $$ select pg_advisory_xact_lock(580058) $$;

create function lot_moved() returns trigger language plpgsql as $$
begin
  update lot l set amount = l.amount + m.amount
  from (select lot_no, sum(amount) as amount from moved group by lot_no) m where l.lot_no = m.lot_no;
  return null;
end
$$;
create trigger lot_has_its_movements after insert on lot_movement referencing new table as moved for each statement execute function lot_moved();

create function lot_portioned() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update lot l set amount = l.amount - p.amount
    from (select lot_no, sum(amount) as amount from portioned group by lot_no) p where l.lot_no = p.lot_no;
  else
    update lot l set amount = l.amount + p.amount
    from (select lot_no, sum(amount) as amount from portioned group by lot_no) p where l.lot_no = p.lot_no;
  end if;
  return null;
end
$$;
create trigger lot_gives_portions after insert on order_lot referencing new table as portioned for each statement execute function lot_portioned();
create trigger lot_gets_portions_back after delete on order_lot referencing old table as portioned for each statement execute function lot_portioned();

create function shelf_lot(p_no bigint, p_at timestamptz) returns bigint language plpgsql as $$
declare
  v_lot bigint;
begin
  -- What comes in is not what was blocked.
  select max(lot_no) into v_lot from lot where ingredients_no = p_no and is_shelf and status = 'usable';
  if v_lot is null then
    insert into lot (ingredients_no, opened_at, is_shelf) values (p_no, p_at, true) returning lot_no into v_lot;
  end if;
  return v_lot;
end
$$;

alter table stock_movement
  -- Whoever wrote it moved this lot as well.
  add column lot_no bigint,
  drop constraint movement_kind_is_known,
  add constraint movement_kind_is_known
    check (movement_kind in ('received', 'taken', 'given-back', 'spoiled', 'counted', 'blocked', 'unblocked')) not valid,
  drop constraint amount_has_its_sign,
  add constraint amount_has_its_sign check (case movement_kind
    when 'received' then amount > 0
    when 'given-back' then amount > 0
    when 'unblocked' then amount > 0
    when 'taken' then amount < 0
    when 'spoiled' then amount < 0
    when 'blocked' then amount < 0
    else true end) not valid;

-- Food that moves without a word about its lot: it comes to the lot of the shelf, and goes from what ends first.
create function stock_moves_lots() returns trigger language plpgsql as $$
declare
  v_left bigint := -new.amount;
  v_take bigint;
  v_lot record;
  v_kind text := case new.movement_kind when 'spoiled' then 'wasted' else new.movement_kind end;
  v_reason text := case new.movement_kind when 'spoiled' then 'spoiled' end;
begin
  perform lots_pen();
  if new.amount > 0 then
    insert into lot_movement (lot_no, movement_kind, amount, moved_at, moved_by, note)
    values (shelf_lot(new.ingredients_no, new.moved_at), v_kind, new.amount, new.moved_at, new.moved_by, new.note);
    return null;
  end if;
  for v_lot in
    select l.lot_no, l.amount from lot l where l.ingredients_no = new.ingredients_no and l.status = 'usable' and l.amount > 0
    order by l.good_until nulls last, l.lot_no
  loop
    exit when v_left <= 0;
    v_take := least(v_left, v_lot.amount);
    insert into lot_movement (lot_no, movement_kind, amount, moved_at, moved_by, reason, note)
    values (v_lot.lot_no, v_kind, -v_take, new.moved_at, new.moved_by, v_reason, new.note);
    v_left := v_left - v_take;
  end loop;
  return null;
end
$$;
create trigger stock_moves_lots after insert on stock_movement for each row
  when (new.lot_no is null and new.amount <> 0 and new.movement_kind in ('received', 'spoiled', 'counted')) execute function stock_moves_lots();

-- What is owed comes first: whatever would be sold again pays it, before anybody sees it.
create function pay_what_is_owed(p_no bigint) returns void language plpgsql as $$
declare
  v_paid bigint;
begin
  if not exists (select 1 from food_owed o where o.ingredients_no = p_no and o.amount > 0) then return; end if;
  perform 1 from ingredients i where i.ingredients_no = p_no for no key update;
  select least(o.amount, i.ingredients_inventory) into v_paid
  from food_owed o join ingredients i using (ingredients_no) where o.ingredients_no = p_no;
  if v_paid <= 0 then return; end if;
  update food_owed set amount = amount - v_paid where ingredients_no = p_no;
  update ingredients set ingredients_inventory = ingredients_inventory - v_paid where ingredients_no = p_no;
  insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by)
  values (p_no, 'blocked', -v_paid, clock_timestamp(), 'the shop');
end
$$;
create function stock_pays_what_is_owed() returns trigger language plpgsql as $$
begin
  perform pay_what_is_owed(new.ingredients_no);
  return null;
end
$$;
create constraint trigger stock_pays_what_is_owed after insert on stock_movement deferrable initially deferred for each row
  when (new.amount > 0) execute function stock_pays_what_is_owed();

-- Portions an order as far as there are lots that are good on its day: what ends first, first.
create function portion_from_lots(p_order_no bigint, p_day date) returns void language sql as $$
  insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
  with need as (
    select n.line_no, n.ingredients_no, n.amount,
      sum(n.amount) over (partition by n.ingredients_no order by n.line_no rows unbounded preceding) as upto
    from (
      select c.line_no, c.ingredients_no, c.quantity - coalesce((select sum(b.amount) from order_lot b
        where b.order_no = p_order_no and b.line_no = c.line_no and b.ingredients_no = c.ingredients_no), 0) as amount
      from shopping_cart c where c.order_no = p_order_no
    ) n where n.amount > 0
  ), there as (
    select l.lot_no, l.ingredients_no, l.amount,
      sum(l.amount) over (partition by l.ingredients_no order by l.good_until nulls last, l.lot_no rows unbounded preceding) as upto
    from lot l
    where l.ingredients_no = any (array(select n.ingredients_no from need n)) and l.amount > 0 and l.status = 'usable'
      and (l.good_until is null or l.good_until >= p_day)
  )
  select p_order_no, n.line_no, n.ingredients_no, t.lot_no, least(n.upto, t.upto) - greatest(n.upto - n.amount, t.upto - t.amount)
  from need n join there t using (ingredients_no)
  where n.upto - n.amount < t.upto and t.upto - t.amount < n.upto
  order by n.ingredients_no, n.line_no, t.upto
$$;

-- What of an order is in no lot.
create function not_portioned(p_order_no bigint) returns table (line_no integer, ingredients_no bigint, amount bigint)
language sql stable as $$
  select c.line_no, c.ingredients_no, (c.quantity - coalesce(b.amount, 0))::bigint
  from shopping_cart c left join (
    select b.line_no, b.ingredients_no, sum(b.amount) as amount from order_lot b where b.order_no = p_order_no group by 1, 2
  ) b using (line_no, ingredients_no)
  where c.order_no = p_order_no and c.quantity > coalesce(b.amount, 0)
$$;

create function portion_order() returns trigger language plpgsql as $$
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
create trigger orders_are_portioned after update of order_status on orders for each row
  when (is_portioned(old.order_status) <> is_portioned(new.order_status)
    or is_in_the_house(old.order_status) <> is_in_the_house(new.order_status) and is_portioned(new.order_status)
    or is_in_the_house(old.order_status) and is_portioned(new.order_status) and old.order_status <> new.order_status)
  execute function portion_order();

create function unportion_order() returns trigger language plpgsql as $$
declare
  v_nos bigint[];
begin
  -- What goes back to a lot that is blocked by now cannot be sold or portioned again; what the box left without has been free since.
  select array_agg(b.ingredients_no order by b.ingredients_no) into v_nos from (
    select distinct b.ingredients_no from order_lot b left join lot l using (lot_no)
    where b.order_no = new.order_no and coalesce(l.status, 'quarantined') = 'quarantined') b;
  if v_nos is not null then
    perform 1 from ingredients i where i.ingredients_no = any (v_nos) order by i.ingredients_no for no key update;
    insert into food_owed as o (ingredients_no, amount)
    select b.ingredients_no, sum(b.amount) from order_lot b left join lot l using (lot_no)
    where b.order_no = new.order_no and coalesce(l.status, 'quarantined') = 'quarantined' group by 1 order by 1
    on conflict (ingredients_no) do update set amount = o.amount + excluded.amount;
    perform pay_what_is_owed(n.no) from unnest(v_nos) n (no);
  end if;
  delete from order_lot where order_no = new.order_no;
  return null;
end
$$;
create constraint trigger orders_are_portioned_no_more after update of order_status on orders deferrable initially deferred for each row
  when (is_portioned(old.order_status) and not is_portioned(new.order_status)) execute function unportion_order();

-- What a group of orders that was just written takes for days on which not all that is on the shelf is good any more. An order of a day may
-- take what is left once every lot that ends before that day is put aside: whatever was sold before then still has what it needs, whichever
-- lot it will be portioned from. The food is held by now, and lots move only while it is. LD001 undoes the group and tells what was seen.
create function keep_to_good_lots(p_order_nos bigint[], p_is_new boolean[], p_days date[], out kept boolean) language plpgsql
  -- As cart_rows_are_proven: its plan has to look up a few rows of a large table, whatever there was when it was made.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_last date;
  v_nos bigint[];
  v_food bigint[];
  v_short boolean;
begin
  kept := true;
  select max(o.day) into v_last from unnest(p_is_new, p_days) o (is_new, day) where o.is_new;
  if v_last is null or not exists (select 1 from lot l where l.good_until < v_last and l.amount > 0 and l.status = 'usable') then return; end if;

  -- Where more can be sold than ends before the latest day, nothing can be short of it.
  select array_agg(e.ingredients_no) into v_nos from (
    select l.ingredients_no, sum(l.amount) as amount from lot l
    where l.good_until < v_last and l.amount > 0 and l.status = 'usable' group by 1
  ) e join ingredients i using (ingredients_no) where i.ingredients_inventory < e.amount;
  if v_nos is null then return; end if;

  -- Of each of the others, day by day: what was needed before, and what ends before.
  with at as (
      select c.ingredients_no, o.day, sum(c.quantity) as needed, 0::bigint as ended, true as is_asked
      from unnest(p_order_nos, p_is_new, p_days) o (order_no, is_new, day) join shopping_cart c on c.order_no = o.order_no
      where o.is_new and c.ingredients_no = any (v_nos) group by 1, 2
      union all
      select l.ingredients_no, l.good_until, 0, sum(l.amount), false from lot l
      where l.ingredients_no = any (v_nos) and l.good_until < v_last and l.amount > 0 and l.status = 'usable' group by 1, 2
    ), before as (
      select a.ingredients_no, a.is_asked, sum(a.needed) over earlier as needed, sum(a.ended) over earlier as ended from at a
      window earlier as (partition by a.ingredients_no order by a.day groups between unbounded preceding and 1 preceding)
    )
    select exists (
      select 1 from before b join ingredients i using (ingredients_no)
      where b.is_asked and i.ingredients_inventory + coalesce(b.needed, 0) < coalesce(b.ended, 0)
    ) into v_short;
  if not v_short then return; end if;

  select array_agg(distinct c.ingredients_no) into v_food
  from unnest(p_order_nos, p_is_new) o (order_no, is_new) join shopping_cart c on c.order_no = o.order_no where o.is_new;

  raise exception 'something is short' using errcode = 'LD001', detail = json_build_object(
    'stock', (
      select json_object_agg(i.ingredients_no, i.ingredients_inventory + n.amount) from (
        select c.ingredients_no, sum(c.quantity) as amount from unnest(p_order_nos, p_is_new) o (order_no, is_new)
        join shopping_cart c on c.order_no = o.order_no where o.is_new group by 1
      ) n join ingredients i using (ingredients_no)),
    'room', (
      select json_object_agg(d.day, d.capacity - d.taken + n.boxes) from (
        select o.day, count(*) as boxes from unnest(p_is_new, p_days) o (is_new, day) where o.is_new group by 1
      ) n join delivery_day d using (day)),
    'ends', (
      select json_object_agg(e.ingredients_no, e.lots) from (
        select l.ingredients_no, json_agg(json_build_object('until', to_char(l.good_until, 'YYYY-MM-DD'), 'amount', l.amount)) as lots
        from lot l where l.good_until < v_last and l.amount > 0 and l.status = 'usable'
          and l.ingredients_no = any (v_food)
        group by 1
      ) e)
  )::text;
end
$$;

-- The same of an order that was changed: for another day all of it has to be good there, else what it has more of than before.
create function keep_edit_to_good_lots(p_state text, p_order_no bigint, out kept boolean) language plpgsql as $$
declare
  v_day date;
  v_before date;
  v_seen jsonb;
begin
  kept := true;
  if p_state is distinct from 'edited' then return; end if;
  select o.delivery_day, (e.before ->> 'day')::date into v_day, v_before
  from orders o join order_edit e on e.order_no = o.order_no and e.edit_no = o.edit_no where o.order_no = p_order_no;
  if not exists (select 1 from lot l where l.good_until < v_day and l.amount > 0 and l.status = 'usable') then return; end if;
  -- Of what stays as it was nothing was taken, so it is not held yet.
  perform 1 from ingredients i where i.ingredients_no in (select c.ingredients_no from shopping_cart c where c.order_no = p_order_no)
  order by i.ingredients_no for no key update;
  with seen as (
    select c.ingredients_no as no, i.ingredients_inventory as free,
      (select coalesce(sum(l.amount), 0) from lot l
        where l.ingredients_no = c.ingredients_no and l.good_until < v_day and l.amount > 0 and l.status = 'usable') as ends,
      (select coalesce(-sum(m.amount), 0) from stock_movement m
        where m.order_no = p_order_no and m.ingredients_no = c.ingredients_no and m.xmin = pg_current_xact_id()::xid) as more
    from (select distinct ingredients_no from shopping_cart where order_no = p_order_no) c join ingredients i using (ingredients_no)
  )
  -- As it was before the change, less what ends before the day.
  select jsonb_object_agg(s.no, s.free + s.more - s.ends) into v_seen from seen s
  having bool_or(s.free < s.ends and (v_before < v_day or s.more > 0));
  if v_seen is null then return; end if;
  raise exception 'something is short' using errcode = 'LD001', detail = jsonb_build_object(
    'stock', v_seen,
    'room', (select jsonb_build_object(d.day, d.capacity - d.taken + 1) from delivery_day d where d.day = v_day))::text;
end
$$;

-- Today's shelf becomes one lot of each ingredient: all that is in the house. Boxes that are being packed have been portioned from it.
with portioned as (
  select c.order_no, c.line_no, c.ingredients_no, c.quantity from shopping_cart c
  where c.order_no = any (array(select o.order_no from orders o where is_in_the_house(o.order_status) and is_portioned(o.order_status)))
), held as (
  select c.ingredients_no, sum(c.quantity) as amount from shopping_cart c
  where c.order_no = any (array(select o.order_no from orders o where is_in_the_house(o.order_status))) group by 1
), shelf as (
  insert into lot (ingredients_no, opened_at, is_shelf) select i.ingredients_no, now(), true from ingredients i
  left join held h using (ingredients_no) where i.ingredients_inventory > 0 or h.amount > 0
  returning lot_no, ingredients_no
)
insert into lot_movement (lot_no, movement_kind, amount, moved_at, moved_by, note)
select s.lot_no, 'counted', i.ingredients_inventory + coalesce(h.amount, 0), now(), 'the shop', 'there before lots were kept'
from shelf s join ingredients i using (ingredients_no) left join held h using (ingredients_no);

insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
select c.order_no, c.line_no, c.ingredients_no, l.lot_no, c.quantity
from shopping_cart c join lot l on l.ingredients_no = c.ingredients_no and l.is_shelf
where c.order_no = any (array(select o.order_no from orders o where is_in_the_house(o.order_status) and is_portioned(o.order_status)));
