-- Kitchens: each with its own shelf, its own lots and its own days (decision 67). There is one until somebody adds a second, and everything of
-- before is of that one. What it has on its shelf, and how many boxes its days take, stays where servers of the version before look for it, in
-- `ingredients`, `food_owed` and `delivery_day`; those of further kitchens stand in tables beside them. Nobody needs to know where: `stock_level`,
-- `day_of_kitchen` and `owed_of_kitchen` read both, and `hold_food`, `change_levels`, `owe_food` and `take_for_orders` alone write them.

-- Waits for whoever writes orders, before it has anything that they want.
lock table orders in access exclusive mode;

create table kitchen (
  kitchen_no integer generated always as identity (maxvalue 9999) primary key,
  kitchen_name varchar(50) not null
    constraint kitchen_name_is_unique unique
    constraint kitchen_is_called check (kitchen_name <> ''),
  version bigint not null default 1
);
insert into kitchen (kitchen_name) values ('Kitchen');
-- Orders, lots and movements name their kitchen without a key to it: none ever goes.
create trigger kitchens_are_kept after delete or update of kitchen_no on kitchen for each row execute function stays_as_it_is();

alter table delivery_zone add column kitchen_no integer not null default 1 references kitchen;
alter table orders add column kitchen_no integer not null default 1;
alter table lot add column kitchen_no integer not null default 1;
alter table stock_movement add column kitchen_no integer not null default 1;

-- What a further kitchen can sell, and what it owes. Every order of it updates some of these: room for HOT updates, as with ingredients.
create table kitchen_stock (
  kitchen_no integer not null references kitchen constraint first_kitchen_is_in_ingredients check (kitchen_no > 1),
  ingredients_no bigint not null references ingredients,
  ingredients_inventory bigint not null default 0
    constraint ingredients_inventory_is_never_negative check (ingredients_inventory between 0 and 9999999999),
  owed bigint not null default 0 constraint owed_is_never_negative check (owed >= 0),
  primary key (kitchen_no, ingredients_no)
) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index kitchen_stock_by_ingredient on kitchen_stock (ingredients_no, kitchen_no);

-- The same of its days. Each has its row in `delivery_day` too, which orders name.
create table kitchen_day (
  kitchen_no integer not null references kitchen constraint first_kitchen_is_in_delivery_day check (kitchen_no > 1),
  day date not null references delivery_day,
  capacity integer not null constraint capacity_is_a_number check (capacity between 0 and 9999999),
  taken integer not null default 0 constraint day_is_never_overfull check (taken between 0 and capacity),
  closed boolean not null default false,
  version bigint not null default 1,
  is_usual boolean not null default false,
  primary key (kitchen_no, day)
) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create view stock_level as
  select 1 as kitchen_no, ingredients_no, ingredients_inventory from ingredients
  union all select kitchen_no, ingredients_no, ingredients_inventory from kitchen_stock;
create view day_of_kitchen as
  select 1 as kitchen_no, day, capacity, taken, closed, version from delivery_day
  union all select kitchen_no, day, capacity, taken, closed, version from kitchen_day;
create view owed_of_kitchen as
  select 1 as kitchen_no, ingredients_no, amount from food_owed
  union all select kitchen_no, ingredients_no, owed from kitchen_stock;

-- Every kitchen has a row for every day and every ingredient, so that whoever takes some finds what to hold.
create function kitchen_is_furnished() returns trigger language plpgsql as $$
begin
  -- Whoever adds a day or an ingredient meanwhile waits, and finds this kitchen. In the order in which orders take them.
  lock table delivery_day, ingredients in share mode;
  insert into kitchen_day (kitchen_no, day, capacity, closed, is_usual) select new.kitchen_no, d.day, d.capacity, d.closed, d.is_usual from delivery_day d;
  insert into kitchen_stock (kitchen_no, ingredients_no) select new.kitchen_no, i.ingredients_no from ingredients i;
  return null;
end
$$;
create trigger kitchen_is_furnished after insert on kitchen for each row when (new.kitchen_no > 1) execute function kitchen_is_furnished();

create function day_is_every_kitchens() returns trigger language plpgsql as $$
begin
  insert into kitchen_day (kitchen_no, day, capacity, closed, is_usual)
  select k.kitchen_no, new.day, new.capacity, new.closed, new.is_usual from kitchen k where k.kitchen_no > 1;
  return null;
end
$$;
create trigger day_is_every_kitchens after insert on delivery_day for each row execute function day_is_every_kitchens();

create function ingredient_has_its_shelves() returns trigger language plpgsql as $$
begin
  insert into kitchen_stock (kitchen_no, ingredients_no) select k.kitchen_no, new.ingredients_no from kitchen k where k.kitchen_no > 1;
  return null;
end
$$;
create trigger ingredient_has_its_shelves after insert on ingredients for each row execute function ingredient_has_its_shelves();

-- Whoever corrects an ingredient either finds an order that has it, or has made its menu an older one: in the first kitchen both hold the row
-- of the ingredient, and of the others the correction holds theirs.
create function correction_holds_shelves() returns trigger language plpgsql as $$
begin
  perform 1 from kitchen_stock s where s.ingredients_no = new.ingredients_no order by s.kitchen_no for no key update;
  return null;
end
$$;
create trigger correction_holds_shelves after update on ingredients for each row
  when (new.version <> old.version) execute function correction_holds_shelves();

create or replace function tell_of_low_stock() returns trigger language plpgsql as $$
declare
  v_kitchen_no integer := 1;
  v_low ingredients;
begin
  if tg_table_name = 'ingredients' then
    v_low := new;
  else
    v_kitchen_no := new.kitchen_no;
    select * into v_low from ingredients i where i.ingredients_no = new.ingredients_no;
    if new.ingredients_inventory > v_low.low_stock or old.ingredients_inventory <= v_low.low_stock then return null; end if;
  end if;
  perform tell_webhooks('stock.low', clock_timestamp(), jsonb_build_object('ingredientNo', new.ingredients_no, 'kitchenNo', v_kitchen_no, 'amount', new.ingredients_inventory,
    'lowStockAmount', v_low.low_stock, 'unit', v_low.unit));
  return null;
end
$$;
create trigger webhooks_hear_of_low_stock after update on kitchen_stock for each row
  when (new.ingredients_inventory < old.ingredients_inventory) execute function tell_of_low_stock();

-- Holds a kitchen's food, sorted. Never what other kitchens have of it.
create function hold_food(p_kitchen_no integer, p_nos bigint[]) returns void language plpgsql as $$
begin
  if p_kitchen_no = 1 then
    perform 1 from ingredients i where i.ingredients_no = any (p_nos) order by i.ingredients_no for no key update;
  else
    perform 1 from kitchen_stock s where s.kitchen_no = p_kitchen_no and s.ingredients_no = any (p_nos) order by s.ingredients_no for no key update;
  end if;
end
$$;

-- Adds to what a kitchen can sell; less than nothing takes from it. The caller holds the food, and writes the movements.
create function change_levels(p_kitchen_no integer, p_nos bigint[], p_amounts bigint[]) returns void language plpgsql as $$
begin
  if p_kitchen_no = 1 then
    update ingredients i set ingredients_inventory = i.ingredients_inventory + n.amount
    from unnest(p_nos, p_amounts) n (no, amount) where i.ingredients_no = n.no;
  else
    update kitchen_stock s set ingredients_inventory = s.ingredients_inventory + n.amount
    from unnest(p_nos, p_amounts) n (no, amount) where s.kitchen_no = p_kitchen_no and s.ingredients_no = n.no;
  end if;
end
$$;

-- What was sold and is not there, or no more; less than nothing: is there after all.
create function owe_food(p_kitchen_no integer, p_no bigint, p_amount bigint) returns void language plpgsql as $$
begin
  if p_kitchen_no = 1 and p_amount > 0 then
    insert into food_owed as o (ingredients_no, amount) values (p_no, p_amount)
    on conflict (ingredients_no) do update set amount = o.amount + excluded.amount;
  elsif p_kitchen_no = 1 then
    update food_owed set amount = amount + p_amount where ingredients_no = p_no;
  else
    update kitchen_stock set owed = owed + p_amount where kitchen_no = p_kitchen_no and ingredients_no = p_no;
  end if;
end
$$;

drop function shelf_lot(bigint, timestamptz);
create function shelf_lot(p_kitchen_no integer, p_no bigint, p_at timestamptz) returns bigint language plpgsql as $$
declare
  v_lot bigint;
begin
  -- What comes in is not what was blocked.
  select max(lot_no) into v_lot from lot where kitchen_no = p_kitchen_no and ingredients_no = p_no and is_shelf and status = 'usable';
  if v_lot is null then
    insert into lot (kitchen_no, ingredients_no, opened_at, is_shelf) values (p_kitchen_no, p_no, p_at, true) returning lot_no into v_lot;
  end if;
  return v_lot;
end
$$;

drop function pay_what_is_owed(bigint);
create function pay_what_is_owed(p_kitchen_no integer, p_no bigint) returns void language plpgsql as $$
declare
  v_paid bigint;
begin
  if not exists (select 1 from owed_of_kitchen o where o.kitchen_no = p_kitchen_no and o.ingredients_no = p_no and o.amount > 0) then return; end if;
  perform hold_food(p_kitchen_no, array[p_no]);
  select least(o.amount, s.ingredients_inventory) into v_paid
  from owed_of_kitchen o join stock_level s using (kitchen_no, ingredients_no) where o.kitchen_no = p_kitchen_no and o.ingredients_no = p_no;
  if v_paid <= 0 then return; end if;
  perform owe_food(p_kitchen_no, p_no, -v_paid);
  perform change_levels(p_kitchen_no, array[p_no], array[-v_paid]);
  insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by)
  values (p_kitchen_no, p_no, 'blocked', -v_paid, clock_timestamp(), 'the shop');
end
$$;
create or replace function stock_pays_what_is_owed() returns trigger language plpgsql as $$
begin
  perform pay_what_is_owed(new.kitchen_no, new.ingredients_no);
  return null;
end
$$;

create or replace function stock_moves_lots() returns trigger language plpgsql as $$
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
    values (shelf_lot(new.kitchen_no, new.ingredients_no, new.moved_at), v_kind, new.amount, new.moved_at, new.moved_by, new.note);
    return null;
  end if;
  for v_lot in
    select l.lot_no, l.amount from lot l where l.kitchen_no = new.kitchen_no and l.ingredients_no = new.ingredients_no and l.status = 'usable' and l.amount > 0
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

create or replace function portion_from_lots(p_order_no bigint, p_day date) returns void language sql as $$
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
    where l.kitchen_no = (select o.kitchen_no from orders o where o.order_no = p_order_no)
      and l.ingredients_no = any (array(select n.ingredients_no from need n)) and l.amount > 0 and l.status = 'usable'
      and (l.good_until is null or l.good_until >= p_day)
  )
  select p_order_no, n.line_no, n.ingredients_no, t.lot_no, least(n.upto, t.upto) - greatest(n.upto - n.amount, t.upto - t.amount)
  from need n join there t using (ingredients_no)
  where n.upto - n.amount < t.upto and t.upto - t.amount < n.upto
  order by n.ingredients_no, n.line_no, t.upto
$$;

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
    select shelf_lot(new.kitchen_no, n.ingredients_no, now()), 'counted', sum(n.amount), clock_timestamp(), 'the shop', 'order ' || new.order_no || ' is in the house again'
    from not_portioned(new.order_no) n group by n.ingredients_no;
    insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
    select new.order_no, n.line_no, n.ingredients_no, shelf_lot(new.kitchen_no, n.ingredients_no, now()), n.amount from not_portioned(new.order_no) n;
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
  perform hold_food(new.kitchen_no, v_nos);
  perform change_levels(new.kitchen_no, array_agg(n.ingredients_no), array_agg(n.amount))
  from (select n.ingredients_no, sum(n.amount)::bigint as amount from not_portioned(new.order_no) n group by 1) n;
  insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
  select new.kitchen_no, n.ingredients_no, 'unblocked', sum(n.amount), clock_timestamp(), 'the shop', new.order_no
  from not_portioned(new.order_no) n group by n.ingredients_no;
  insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
  select new.order_no, n.line_no, n.ingredients_no, null, n.amount from not_portioned(new.order_no) n;
  return null;
end
$$;

create or replace function unportion_order() returns trigger language plpgsql as $$
declare
  v_nos bigint[];
begin
  -- What goes back to a lot that is blocked by now cannot be sold or portioned again; what the box left without has been free since.
  select array_agg(b.ingredients_no order by b.ingredients_no) into v_nos from (
    select distinct b.ingredients_no from order_lot b left join lot l using (lot_no)
    where b.order_no = new.order_no and coalesce(l.status, 'quarantined') = 'quarantined') b;
  if v_nos is not null then
    perform hold_food(new.kitchen_no, v_nos);
    perform owe_food(new.kitchen_no, b.ingredients_no, b.amount) from (
      select b.ingredients_no, sum(b.amount)::bigint as amount from order_lot b left join lot l using (lot_no)
      where b.order_no = new.order_no and coalesce(l.status, 'quarantined') = 'quarantined' group by 1 order by 1) b;
    perform pay_what_is_owed(new.kitchen_no, n.no) from unnest(v_nos) n (no);
  end if;
  delete from order_lot where order_no = new.order_no;
  return null;
end
$$;

create or replace function take_out_of_box(p_order_no bigint, p_line_no integer, p_lot_no bigint) returns bigint language plpgsql as $$
declare
  v_kitchen_no integer := (select o.kitchen_no from orders o where o.order_no = p_order_no);
  v_no bigint;
  v_amount bigint;
begin
  select b.ingredients_no, sum(b.amount) into v_no, v_amount from order_lot b
  where b.order_no = p_order_no and b.line_no = p_line_no and b.lot_no = p_lot_no group by 1;
  if v_no is null then return 0; end if;
  perform hold_food(v_kitchen_no, array[v_no]);
  delete from order_lot b where b.order_no = p_order_no and b.line_no = p_line_no and b.lot_no = p_lot_no;
  perform owe_food(v_kitchen_no, v_no, v_amount);
  perform pay_what_is_owed(v_kitchen_no, v_no);
  perform portion_from_lots(p_order_no, (select o.delivery_day from orders o where o.order_no = p_order_no));
  return v_amount;
end
$$;

-- As before (migration 0045), of the kitchens that are named: boxes of days, portions of weeks' offers and amounts of food, all or nothing. Locks
-- days, then offers, then food, each sorted, the first kitchen's before those of the others; nothing of a kitchen that is not named.
-- LD001 tells what was seen in the kitchen that food or a box is taken from.
drop function take_for_orders(date[], integer[], date[], bigint[], bigint[], bigint[], bigint[]);
create function take_for_orders(
  p_day_kitchens integer[], p_days date[], p_boxes integer[], p_weeks date[], p_offers bigint[], p_portions bigint[],
  p_food_kitchens integer[], p_nos bigint[], p_amounts bigint[], out level_nos bigint[], out levels bigint[]
) language plpgsql as $$
declare
  v_is_first boolean := 1 = all (coalesce(p_day_kitchens || p_food_kitchens, '{}'));
  v_kitchen_no integer;
  v_sold_out boolean := false;
  v_short boolean;
begin
  if v_is_first then
    perform 1 from delivery_day d where d.day = any (p_days) order by d.day for no key update;
  else
    perform 1 from delivery_day d
    where d.day = any (array(select n.day from unnest(p_day_kitchens, p_days) n (kitchen_no, day) where n.kitchen_no = 1))
    order by d.day for no key update;
    perform 1 from kitchen_day d
    where (d.kitchen_no, d.day) in (select n.kitchen_no, n.day from unnest(p_day_kitchens, p_days) n (kitchen_no, day))
    order by d.kitchen_no, d.day for no key update;
  end if;
  if cardinality(p_weeks) > 0 then
    perform 1 from menu_offer o where (o.week, o.recipe_no) in (select n.week, n.no from unnest(p_weeks, p_offers) n (week, no))
    order by o.week, o.recipe_no for no key update;
  end if;
  if v_is_first then
    perform 1 from ingredients i where i.ingredients_no = any (p_nos) order by i.ingredients_no for no key update;
  else
    for v_kitchen_no in select distinct n.kitchen_no from unnest(p_food_kitchens) n (kitchen_no) order by 1 loop
      perform hold_food(v_kitchen_no, array(
        select n.no from unnest(p_food_kitchens, p_nos) n (kitchen_no, no) where n.kitchen_no = v_kitchen_no));
    end loop;
  end if;

  if cardinality(p_weeks) > 0 then
    if exists (
      select 1 from unnest(p_weeks, p_offers, p_portions) n (week, no, portions)
      where n.portions > 0 and not exists (select 1 from menu_offer o where o.week = n.week and o.recipe_no = n.no)
    ) then
      raise exception 'the menu moved on' using errcode = 'LD002';
    end if;
    v_sold_out := exists (
      select 1 from unnest(p_weeks, p_offers, p_portions) n (week, no, portions)
      join menu_offer o on o.week = n.week and o.recipe_no = n.no
      where n.portions > 0 and o.most_portions - o.taken < n.portions
    );
  end if;
  if v_is_first then
    v_short := exists (
      select 1 from unnest(p_days, p_boxes) n (day, boxes) join delivery_day d on d.day = n.day
      where n.boxes > 0 and (d.closed or d.capacity - d.taken < n.boxes)
    ) or exists (
      select 1 from unnest(p_nos, p_amounts) n (no, amount) join ingredients i on i.ingredients_no = n.no
      where n.amount > 0 and i.ingredients_inventory < n.amount
    );
  else
    -- Of a day or a food that is not there, there is none.
    v_short := exists (
      select 1 from unnest(p_day_kitchens, p_days, p_boxes) n (kitchen_no, day, boxes) where n.boxes > 0 and not exists (
        select 1 from day_of_kitchen d where d.kitchen_no = n.kitchen_no and d.day = n.day and not d.closed and d.capacity - d.taken >= n.boxes)
    ) or exists (
      select 1 from unnest(p_food_kitchens, p_nos, p_amounts) n (kitchen_no, no, amount) where n.amount > 0 and not exists (
        select 1 from stock_level s where s.kitchen_no = n.kitchen_no and s.ingredients_no = n.no and s.ingredients_inventory >= n.amount)
    );
  end if;
  if v_sold_out or v_short then
    v_kitchen_no := coalesce(
      (select min(n.kitchen_no) from unnest(p_food_kitchens, p_amounts) n (kitchen_no, amount) where n.amount > 0),
      (select min(n.kitchen_no) from unnest(p_day_kitchens, p_boxes) n (kitchen_no, boxes) where n.boxes > 0), 1);
    raise exception 'something is short' using errcode = 'LD001', detail = json_build_object(
      'stock', (select json_object_agg(s.ingredients_no, s.ingredients_inventory) from stock_level s
        where s.kitchen_no = v_kitchen_no and s.ingredients_no = any (p_nos)),
      'room', (select json_object_agg(d.day, case when d.closed then -1 else d.capacity - d.taken end) from day_of_kitchen d
        where d.kitchen_no = v_kitchen_no and d.day = any (p_days)),
      'offers', (select json_object_agg(to_char(o.week, 'YYYY-MM-DD') || ' ' || o.recipe_no, o.most_portions - o.taken) from menu_offer o
        where o.most_portions is not null
          and (o.week, o.recipe_no) in (select n.week, n.no from unnest(p_weeks, p_offers) n (week, no)))
    )::text;
  end if;

  update delivery_day d set taken = d.taken + n.boxes
  from unnest(p_day_kitchens, p_days, p_boxes) n (kitchen_no, day, boxes) where n.kitchen_no = 1 and d.day = n.day;
  if not v_is_first then
    update kitchen_day d set taken = d.taken + n.boxes
    from unnest(p_day_kitchens, p_days, p_boxes) n (kitchen_no, day, boxes) where d.kitchen_no = n.kitchen_no and d.day = n.day;
  end if;
  if cardinality(p_weeks) > 0 then
    update menu_offer o set taken = o.taken + n.portions from unnest(p_weeks, p_offers, p_portions) n (week, no, portions)
    where o.week = n.week and o.recipe_no = n.no;
  end if;
  with taken as (
    update ingredients i set ingredients_inventory = i.ingredients_inventory - n.amount
    from unnest(p_food_kitchens, p_nos, p_amounts) n (kitchen_no, no, amount) where n.kitchen_no = 1 and i.ingredients_no = n.no
    returning i.ingredients_no, i.ingredients_inventory
  )
  select array_agg(t.ingredients_no), array_agg(t.ingredients_inventory) into level_nos, levels from taken t;
  if v_is_first then return; end if;
  with taken as (
    update kitchen_stock s set ingredients_inventory = s.ingredients_inventory - n.amount
    from unnest(p_food_kitchens, p_nos, p_amounts) n (kitchen_no, no, amount) where s.kitchen_no = n.kitchen_no and s.ingredients_no = n.no
    returning s.ingredients_no, s.ingredients_inventory
  )
  select level_nos || array_agg(t.ingredients_no), levels || array_agg(t.ingredients_inventory) into level_nos, levels from taken t;
end
$$;

-- As before (migration 0045): an order is of the kitchen of its zone, and of the first where the shop has no zones.
create or replace function place_orders(
  p_careful boolean,
  p_catalogue_version bigint,
  p_placed_at timestamptz,
  p_order_date date,
  p_currency text,
  p_time_zone text,
  p_price_version bigint,
  -- of each order
  p_customer_no bigint[],
  p_profile_version bigint[],
  p_key text[],
  p_hash text[],
  p_basket_id uuid[],
  p_basket_version bigint[],
  p_basket_lines text[],
  p_day date[],
  p_cancel_until timestamptz[],
  p_total_cents bigint[],
  p_name text[],
  p_phone text[],
  p_address text[],
  p_email text[],
  p_confirmed_age integer[],
  p_country text[],
  p_postcode text[],
  p_note text[],
  p_zone_no bigint[],
  p_tax_region text[],
  p_tax_included boolean[],
  p_due_cents bigint[],
  p_payment_by text[],
  -- Null: nothing is to be waited for.
  p_pay_by timestamptz[],
  p_payment_purpose text[],
  -- of each line: the order it belongs to (its place above), then its own facts
  p_line_order integer[],
  p_line_no integer[],
  p_recipe_no bigint[],
  p_edition_no integer[],
  p_servings bigint[],
  p_line_cents bigint[],
  p_line_preparation_cents bigint[],
  p_allergens text[],
  p_allergens_unknown text[],
  p_may_contain text[],
  p_traces_unknown text[],
  p_diets text[],
  p_changes text[],
  p_acknowledged boolean[],
  -- The week whose menu it was offered on, which counts its portions; empty where the shop has no weeks.
  p_offer_week date[],
  -- of each ingredient of a line: the line it belongs to (its place above)
  p_item_line integer[],
  p_item_no bigint[],
  p_item_amount bigint[],
  p_item_cents bigint[],
  -- of each part of a price beside the meals: the order it belongs to (its place above)
  p_charge_order integer[],
  p_charge_no integer[],
  p_charge_kind text[],
  p_charge_line_no integer[],
  p_charge_name text[],
  p_charge_basis_points integer[],
  p_charge_cents bigint[],
  p_charge_included boolean[],
  out state text,
  out stale_customers bigint[],
  out order_nos bigint[],
  out is_new boolean[],
  out asked_hash text[],
  out level_nos bigint[],
  out levels bigint[]
) language plpgsql as $$
declare
  v_orders integer := cardinality(p_customer_no);
  v_group bigint;
  v_new_nos bigint[];
  v_new integer;
  v_kitchens integer[];
  v_need_kitchens integer[];
  v_need_nos bigint[];
  v_needs bigint[];
  v_day_kitchens integer[];
  v_days date[];
  v_boxes integer[];
  v_weeks date[];
  v_offers bigint[];
  v_portions bigint[];
begin
  if p_catalogue_version is distinct from (select c.version from catalogue_state c) then
    state := 'stale-catalogue';
    return;
  end if;
  if p_price_version is distinct from (select s.version from price_state s) then
    state := 'stale-prices';
    return;
  end if;

  select array_agg(p.customer_no) into stale_customers
  from unnest(p_customer_no, p_profile_version) p (customer_no, version)
  join customer c on c.customer_no = p.customer_no
  where c.profile_version <> p.version;
  if stale_customers is not null then
    state := 'stale-profile';
    return;
  end if;

  select array_agg(nextval('orders_order_no_seq')) into order_nos from generate_series(1, v_orders);
  v_group := order_nos[1];
  select array_agg(coalesce(z.kitchen_no, 1) order by o.place) into v_kitchens
  from unnest(p_zone_no) with ordinality o (zone_no, place) left join delivery_zone z on z.zone_no = o.zone_no;

  with added as (
    insert into orders (order_no, customer_no, order_date, placed_at, delivery_day, cancel_until, time_zone, total_cents, currency, deliver_name,
      deliver_phone_country, deliver_phone, deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group,
      confirmed_age, order_status, deliver_country, deliver_postcode, deliver_note, zone_no, tax_region, tax_included, due_cents, payment_by,
      pay_by, cashier_at, kitchen_no)
    select o.order_no, o.customer_no, p_order_date, p_placed_at, o.day, o.cancel_until, p_time_zone, o.total_cents, p_currency, o.name,
      substring(o.phone from '^[+]([0-9]+) '), substring(o.phone from '[0-9]+$'), o.address, o.email, o.key, o.hash, o.basket_id, o.basket_version, v_group, o.confirmed_age,
      case when o.pay_by is null then 'placed' else 'awaiting-payment' end, o.country, o.postcode, o.note, o.zone_no, o.tax_region, o.tax_included,
      o.due_cents, o.payment_by, o.pay_by, coalesce(o.pay_by, o.cancel_until), o.kitchen_no
    from unnest(order_nos, p_customer_no, p_key, p_hash, p_basket_id, p_basket_version, p_day, p_cancel_until, p_total_cents, p_name, p_phone,
      p_address, p_email, p_confirmed_age, p_country, p_postcode, p_note, p_zone_no, p_tax_region, p_tax_included, p_due_cents, p_payment_by, p_pay_by, v_kitchens)
      o (order_no, customer_no, key, hash, basket_id, basket_version, day, cancel_until, total_cents, name, phone, address, email, confirmed_age,
        country, postcode, note, zone_no, tax_region, tax_included, due_cents, payment_by, pay_by, kitchen_no)
    order by o.customer_no, o.key
    on conflict do nothing
    returning order_no
  )
  select array_agg(a.order_no), count(*) into v_new_nos, v_new from added a;

  if v_new = v_orders then
    is_new := array_fill(true, array[v_orders]);
  else
    v_new_nos := coalesce(v_new_nos, '{}');
    -- Another transaction that holds the key has ended by now, so its order is visible to this statement.
    select array_agg(coalesce(asked.order_no, basket.order_no, o.order_no) order by o.place),
      array_agg(o.order_no = any (v_new_nos) order by o.place),
      array_agg(asked.request_hash order by o.place)
    into order_nos, is_new, asked_hash
    from unnest(order_nos, p_customer_no, p_key, p_basket_id, p_basket_version)
      with ordinality o (order_no, customer_no, key, basket_id, basket_version, place)
    left join orders asked on asked.customer_no = o.customer_no and asked.idempotency_key = o.key
    left join orders basket on basket.basket_id = o.basket_id and basket.basket_version = o.basket_version;
  end if;

  if v_new > 0 then
    select array_agg(n.kitchen_no order by n.kitchen_no, n.no), array_agg(n.no order by n.kitchen_no, n.no), array_agg(n.amount order by n.kitchen_no, n.no)
    into v_need_kitchens, v_need_nos, v_needs
    from (
      select v_kitchens[p_line_order[i.line]] as kitchen_no, i.no, sum(i.amount)::bigint as amount
      from unnest(p_item_line, p_item_no, p_item_amount) i (line, no, amount)
      where is_new[p_line_order[i.line]]
      group by 1, i.no
    ) n;
    select array_agg(d.kitchen_no), array_agg(d.day), array_agg(d.boxes) into v_day_kitchens, v_days, v_boxes
    from (
      select o.kitchen_no, o.day, count(*)::integer as boxes from unnest(v_kitchens, p_day, is_new) o (kitchen_no, day, is_new)
      where o.is_new group by 1, 2
    ) d;
    if cardinality(p_offer_week) > 0 then
      select array_agg(n.week), array_agg(n.recipe_no), array_agg(n.portions) into v_weeks, v_offers, v_portions
      from (
        select l.week, l.recipe_no, sum(l.servings)::bigint as portions
        from unnest(p_line_order, p_recipe_no, p_servings, p_offer_week) l (place, recipe_no, servings, week)
        where l.week is not null and is_new[l.place] group by l.week, l.recipe_no
      ) n;
    end if;

    -- Careful groups hold the stock while they write; the others write first and hold it only for the moment of the commit.
    if p_careful then
      select t.level_nos, t.levels into level_nos, levels
      from take_for_orders(v_day_kitchens, v_days, v_boxes, v_weeks, v_offers, v_portions, v_need_kitchens, v_need_nos, v_needs) t;
    end if;

    insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, recipe_description, order_quantity, price_cents,
      preparation_cents, allergens, allergens_unknown, may_contain, traces_unknown, diets, changes, acknowledged, offer_week)
    select order_nos[l.place], p_customer_no[l.place], l.line_no, l.recipe_no, l.edition_no, r.recipe_name, r.recipe_description, l.servings, l.price_cents,
      l.preparation_cents, l.allergens::text[], l.allergens_unknown::text[], l.may_contain::text[],
      l.traces_unknown::text[], l.diets::text[], l.changes::jsonb, l.acknowledged, l.offer_week
    from unnest(p_line_order, p_line_no, p_recipe_no, p_edition_no, p_servings, p_line_cents, p_line_preparation_cents, p_allergens,
      p_allergens_unknown, p_may_contain, p_traces_unknown, p_diets, p_changes, p_acknowledged, p_offer_week)
      l (place, line_no, recipe_no, edition_no, servings, price_cents, preparation_cents, allergens, allergens_unknown, may_contain,
        traces_unknown, diets, changes, acknowledged, offer_week)
    join recipe r on r.recipe_no = l.recipe_no
    where is_new[l.place];

    insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, ingredients_name, quantity, price_cents)
    select order_nos[p_line_order[i.line]], p_recipe_no[i.line], i.no, p_line_no[i.line], p_customer_no[p_line_order[i.line]],
      g.ingredients_name, i.amount, i.price_cents
    from unnest(p_item_line, p_item_no, p_item_amount, p_item_cents) i (line, no, amount, price_cents)
    join ingredients g on g.ingredients_no = i.no
    where is_new[p_line_order[i.line]];

    insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by, commit_group)
    select n.kitchen_no, n.no, 'taken', -n.amount, p_placed_at, 'order desk', v_group
    from unnest(v_need_kitchens, v_need_nos, v_needs) n (kitchen_no, no, amount);

    insert into order_charge (order_no, charge_no, kind, line_no, charge_name, basis_points, cents, included)
    select order_nos[c.place], c.charge_no, c.kind, c.line_no, c.charge_name, c.basis_points, c.cents, c.included
    from unnest(p_charge_order, p_charge_no, p_charge_kind, p_charge_line_no, p_charge_name, p_charge_basis_points, p_charge_cents, p_charge_included)
      c (place, charge_no, kind, line_no, charge_name, basis_points, cents, included)
    where is_new[c.place];

    -- The call that opens it comes after the commit; whoever finds it unsent makes that call again.
    insert into payment (order_no, provider, purpose, amount_cents, currency, opened_at)
    select o.order_no, o.payment_by, o.purpose, o.due_cents, p_currency, p_placed_at
    from unnest(order_nos, is_new, p_payment_by, p_payment_purpose, p_due_cents, p_pay_by)
      o (order_no, is_new, payment_by, purpose, due_cents, pay_by)
    where o.is_new and o.pay_by is not null;

    -- Whoever has still to pay is written to once they have.
    insert into outbox (kind, payload)
    select 'order-placed', json_build_object('orderNo', o.order_no)
    from unnest(order_nos, is_new, p_pay_by) o (order_no, is_new, pay_by) where o.is_new and o.pay_by is null;

    if not p_careful then
      select t.level_nos, t.levels into level_nos, levels
      from take_for_orders(v_day_kitchens, v_days, v_boxes, v_weeks, v_offers, v_portions, v_need_kitchens, v_need_nos, v_needs) t;
    end if;

    -- Each statement here reads a moment of its own: names and facts must be of the same menu as the prices beside them. The ingredients are
    -- held by now, so whoever corrects one either finds this order, or has made this menu an older one.
    if p_catalogue_version is distinct from (select c.version from catalogue_state c) then
      raise exception 'the menu moved on' using errcode = 'LD002';
    end if;
    if p_price_version is distinct from (select s.version from price_state s) then
      raise exception 'the prices moved on' using errcode = 'LD004';
    end if;

    -- Only of new orders: what was asked before emptied its own basket, and another may lie there now.
    insert into outbox (kind, payload)
    select 'baskets-ordered', json_build_object('baskets', json_agg(json_build_object(
      'customerNo', o.customer_no, 'basketId', o.basket_id, 'lines', o.lines::json)))
    from unnest(p_customer_no, p_basket_id, p_basket_lines, is_new) o (customer_no, basket_id, lines, is_new) where o.is_new;
  end if;
  state := 'placed';
end
$$;

-- As before (migration 0045): an order that goes to another zone is of the kitchen of that one.
create or replace function replace_order(
  p_order_no bigint,
  p_edit_no integer,
  p_key text,
  p_hash text,
  p_catalogue_version bigint,
  p_price_version bigint,
  p_customer_no bigint,
  p_profile_version bigint,
  p_edited_at timestamptz,
  p_basket_id uuid,
  p_basket_lines text,
  p_day date,
  p_cancel_until timestamptz,
  p_total_cents bigint,
  p_name text,
  p_phone text,
  p_address text,
  p_confirmed_age integer,
  p_country text,
  p_postcode text,
  p_note text,
  p_zone_no bigint,
  p_tax_region text,
  p_tax_included boolean,
  p_due_cents bigint,
  -- Only the day and where it goes are changed: meals keep what they were sold as, whatever the menu says by now, and no line is given.
  p_keeps_lines boolean,
  -- of each line
  p_line_no integer[],
  p_recipe_no bigint[],
  p_edition_no integer[],
  p_servings bigint[],
  p_line_cents bigint[],
  p_line_preparation_cents bigint[],
  p_allergens text[],
  p_allergens_unknown text[],
  p_may_contain text[],
  p_traces_unknown text[],
  p_diets text[],
  p_changes text[],
  p_acknowledged boolean[],
  -- As place_orders has it.
  p_offer_week date[],
  -- of each ingredient of a line: the line it belongs to (its place above)
  p_item_line integer[],
  p_item_no bigint[],
  p_item_amount bigint[],
  p_item_cents bigint[],
  -- of each part of the price beside the meals
  p_charge_no integer[],
  p_charge_kind text[],
  p_charge_line_no integer[],
  p_charge_name text[],
  p_charge_basis_points integer[],
  p_charge_cents bigint[],
  p_charge_included boolean[],
  -- Where meals stay as they are and move into another week: the week that counts them from now on, or null.
  p_kept_week date,
  out state text,
  out asked_hash text,
  out level_nos bigint[],
  out levels bigint[]
) language plpgsql as $$
declare
  v_order orders;
  v_kitchen_no integer;
  v_food_kitchens integer[];
  v_nos bigint[];
  v_amounts bigint[];
  v_day_kitchens integer[];
  v_days date[];
  v_boxes integer[];
  v_moves_week boolean;
  v_weeks date[];
  v_offers bigint[];
  v_portions bigint[];
begin
  if p_catalogue_version is distinct from (select c.version from catalogue_state c) then
    state := 'stale-catalogue';
    return;
  end if;
  if p_price_version is distinct from (select s.version from price_state s) then
    state := 'stale-prices';
    return;
  end if;
  if p_profile_version is distinct from (select c.profile_version from customer c where c.customer_no = p_customer_no) then
    state := 'stale-profile';
    return;
  end if;

  select * into v_order from orders o where o.order_no = p_order_no and o.customer_no = p_customer_no for no key update;
  select e.request_hash into asked_hash from order_edit e where e.order_no = p_order_no and e.idempotency_key = p_key;
  if asked_hash is not null then
    state := 'edited-before';
    return;
  end if;
  if v_order.order_no is null or v_order.order_status <> 'placed' or v_order.edit_no <> p_edit_no
    or v_order.cancel_until is null or v_order.cancel_until <= p_edited_at then
    state := 'not-now';
    return;
  end if;

  v_kitchen_no := coalesce((select z.kitchen_no from delivery_zone z where z.zone_no = p_zone_no), 1);
  -- More than it had is taken, less is given back; for another kitchen all of it is taken there, and all that it had is given back here.
  select array_agg(n.kitchen_no), array_agg(n.no), array_agg(n.amount) into v_food_kitchens, v_nos, v_amounts
  from (
    select kitchen_no, no, sum(amount)::bigint as amount from (
      select v_kitchen_no as kitchen_no, i.no, i.amount from unnest(p_item_no, p_item_amount) i (no, amount)
      union all select v_kitchen_no, c.ingredients_no, c.quantity from shopping_cart c
        where c.order_no = p_order_no and p_keeps_lines and v_order.kitchen_no <> v_kitchen_no
      union all select v_order.kitchen_no, c.ingredients_no, -c.quantity from shopping_cart c
        where c.order_no = p_order_no and (not p_keeps_lines or v_order.kitchen_no <> v_kitchen_no)
    ) both_orders group by kitchen_no, no having sum(amount) <> 0 order by kitchen_no, no
  ) n;
  select array_agg(d.kitchen_no), array_agg(d.day), array_agg(d.boxes) into v_day_kitchens, v_days, v_boxes
  from (values (v_order.kitchen_no, v_order.delivery_day, -1), (v_kitchen_no, p_day, 1)) d (kitchen_no, day, boxes)
  where (v_order.kitchen_no, v_order.delivery_day) <> (v_kitchen_no, p_day);
  v_moves_week := date_trunc('week', v_order.delivery_day) <> date_trunc('week', p_day);
  select array_agg(n.week), array_agg(n.recipe_no), array_agg(n.portions) into v_weeks, v_offers, v_portions
  from (
    select week, recipe_no, sum(portions)::bigint as portions from (
      select l.week, l.recipe_no, l.servings as portions
      from unnest(p_recipe_no, p_servings, p_offer_week) l (recipe_no, servings, week)
      union all select p_kept_week, r.recipe_no, r.order_quantity from order_recipe r
        where r.order_no = p_order_no and p_keeps_lines and v_moves_week
      union all select r.offer_week, r.recipe_no, -r.order_quantity from order_recipe r
        where r.order_no = p_order_no and (v_moves_week or not p_keeps_lines)
    ) both_orders where week is not null group by week, recipe_no having sum(portions) <> 0
  ) n;

  insert into order_edit (order_no, edit_no, edited_at, edited_by, idempotency_key, request_hash, before)
  values (p_order_no, p_edit_no + 1, p_edited_at, 'customer', p_key, p_hash, jsonb_build_object(
    'day', v_order.delivery_day, 'totalCents', v_order.total_cents,
    'deliverTo', jsonb_build_object('name', v_order.deliver_name, 'address', v_order.deliver_address, 'postcode', v_order.deliver_postcode,
      'country', v_order.deliver_country, 'note', v_order.deliver_note),
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineNo', r.line_no, 'recipeNo', r.recipe_no, 'name', r.recipe_name,
      'servings', r.order_quantity, 'cents', r.price_cents, 'changes', r.changes) order by r.line_no), '[]')
      from order_recipe r where r.order_no = p_order_no)));

  delete from order_charge where order_no = p_order_no;
  if not p_keeps_lines then
    delete from shopping_cart where order_no = p_order_no;
    delete from order_recipe where order_no = p_order_no;
  elsif v_moves_week then
    update order_recipe set offer_week = p_kept_week where order_no = p_order_no and offer_week is distinct from p_kept_week;
  end if;

  update orders set edit_no = p_edit_no + 1, delivery_day = p_day, cancel_until = p_cancel_until, total_cents = p_total_cents,
    deliver_name = p_name, deliver_phone_country = substring(p_phone from '^[+]([0-9]+) '), deliver_phone = substring(p_phone from '[0-9]+$'),
    deliver_address = p_address, deliver_country = p_country, deliver_postcode = p_postcode, deliver_note = p_note,
    confirmed_age = greatest(confirmed_age, p_confirmed_age), zone_no = p_zone_no, kitchen_no = v_kitchen_no, tax_region = p_tax_region,
    tax_included = p_tax_included, due_cents = case when due_cents is null then null else p_due_cents end,
    -- The cashier looks now: what is held may have to change with what is due.
    cashier_at = case when due_cents is null then null else p_edited_at end
  where order_no = p_order_no;

  insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, recipe_description, order_quantity, price_cents,
    preparation_cents, allergens, allergens_unknown, may_contain, traces_unknown, diets, changes, acknowledged, offer_week)
  select p_order_no, p_customer_no, l.line_no, l.recipe_no, l.edition_no, r.recipe_name, r.recipe_description, l.servings, l.price_cents,
    l.preparation_cents, l.allergens::text[], l.allergens_unknown::text[], l.may_contain::text[],
    l.traces_unknown::text[], l.diets::text[], l.changes::jsonb, l.acknowledged, l.offer_week
  from unnest(p_line_no, p_recipe_no, p_edition_no, p_servings, p_line_cents, p_line_preparation_cents, p_allergens,
    p_allergens_unknown, p_may_contain, p_traces_unknown, p_diets, p_changes, p_acknowledged, p_offer_week)
    l (line_no, recipe_no, edition_no, servings, price_cents, preparation_cents, allergens, allergens_unknown, may_contain,
      traces_unknown, diets, changes, acknowledged, offer_week)
  join recipe r on r.recipe_no = l.recipe_no;

  insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, ingredients_name, quantity, price_cents)
  select p_order_no, p_recipe_no[i.line], i.no, p_line_no[i.line], p_customer_no, g.ingredients_name, i.amount, i.price_cents
  from unnest(p_item_line, p_item_no, p_item_amount, p_item_cents) i (line, no, amount, price_cents)
  join ingredients g on g.ingredients_no = i.no;

  insert into order_charge (order_no, charge_no, kind, line_no, charge_name, basis_points, cents, included)
  select p_order_no, c.charge_no, c.kind, c.line_no, c.charge_name, c.basis_points, c.cents, c.included
  from unnest(p_charge_no, p_charge_kind, p_charge_line_no, p_charge_name, p_charge_basis_points, p_charge_cents, p_charge_included)
    c (charge_no, kind, line_no, charge_name, basis_points, cents, included);

  insert into stock_movement (kitchen_no, ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
  select n.kitchen_no, n.no, case when n.amount > 0 then 'taken' else 'given-back' end, -n.amount, p_edited_at, 'order desk', p_order_no
  from unnest(v_food_kitchens, v_nos, v_amounts) n (kitchen_no, no, amount);

  select t.level_nos, t.levels into level_nos, levels
  from take_for_orders(v_day_kitchens, v_days, v_boxes, v_weeks, v_offers, v_portions, v_food_kitchens, v_nos, v_amounts) t;

  if p_catalogue_version is distinct from (select c.version from catalogue_state c) then
    raise exception 'the menu moved on' using errcode = 'LD002';
  end if;
  if p_price_version is distinct from (select s.version from price_state s) then
    raise exception 'the prices moved on' using errcode = 'LD004';
  end if;

  insert into outbox (kind, payload) values ('order-edited', json_build_object('orderNo', p_order_no, 'editNo', p_edit_no + 1));
  if not p_keeps_lines then
    insert into outbox (kind, payload) values ('baskets-ordered', json_build_object('baskets', json_build_array(json_build_object(
      'customerNo', p_customer_no, 'basketId', p_basket_id, 'lines', p_basket_lines::json))));
  end if;
  state := 'edited';
end
$$;

-- As before (migration 0058), kitchen by kitchen: what ends in another kitchen is nothing to an order.
create function keep_kitchen_to_good_lots(p_kitchen_no integer, p_order_nos bigint[], p_days date[]) returns void language plpgsql
  -- As cart_rows_are_proven: its plan has to look up a few rows of a large table, whatever there was when it was made.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_last date;
  v_nos bigint[];
  v_food bigint[];
  v_short boolean;
begin
  select max(o.day) into v_last from unnest(p_days) o (day);

  -- Where more can be sold than ends before the latest day, nothing can be short of it.
  select array_agg(e.ingredients_no) into v_nos from (
    select l.ingredients_no, sum(l.amount) as amount from lot l
    where l.kitchen_no = p_kitchen_no and l.good_until < v_last and l.amount > 0 and l.status = 'usable' group by 1
  ) e join stock_level i on i.kitchen_no = p_kitchen_no and i.ingredients_no = e.ingredients_no where i.ingredients_inventory < e.amount;
  if v_nos is null then return; end if;

  -- Of each of the others, day by day: what was needed before, and what ends before.
  with at as (
      select c.ingredients_no, o.day, sum(c.quantity) as needed, 0::bigint as ended, true as is_asked
      from unnest(p_order_nos, p_days) o (order_no, day) join shopping_cart c on c.order_no = o.order_no
      where c.ingredients_no = any (v_nos) group by 1, 2
      union all
      select l.ingredients_no, l.good_until, 0, sum(l.amount), false from lot l
      where l.kitchen_no = p_kitchen_no and l.ingredients_no = any (v_nos) and l.good_until < v_last and l.amount > 0 and l.status = 'usable' group by 1, 2
    ), before as (
      select a.ingredients_no, a.is_asked, sum(a.needed) over earlier as needed, sum(a.ended) over earlier as ended from at a
      window earlier as (partition by a.ingredients_no order by a.day groups between unbounded preceding and 1 preceding)
    )
    select exists (
      select 1 from before b join stock_level i on i.kitchen_no = p_kitchen_no and i.ingredients_no = b.ingredients_no
      where b.is_asked and i.ingredients_inventory + coalesce(b.needed, 0) < coalesce(b.ended, 0)
    ) into v_short;
  if not v_short then return; end if;

  select array_agg(distinct c.ingredients_no) into v_food
  from unnest(p_order_nos) o (order_no) join shopping_cart c on c.order_no = o.order_no;

  raise exception 'something is short' using errcode = 'LD001', detail = json_build_object(
    'stock', (
      select json_object_agg(i.ingredients_no, i.ingredients_inventory + n.amount) from (
        select c.ingredients_no, sum(c.quantity) as amount from unnest(p_order_nos) o (order_no)
        join shopping_cart c on c.order_no = o.order_no group by 1
      ) n join stock_level i on i.kitchen_no = p_kitchen_no and i.ingredients_no = n.ingredients_no),
    'room', (
      select json_object_agg(d.day, d.capacity - d.taken + n.boxes) from (
        select o.day, count(*) as boxes from unnest(p_days) o (day) group by 1
      ) n join day_of_kitchen d on d.kitchen_no = p_kitchen_no and d.day = n.day),
    'ends', (
      select json_object_agg(e.ingredients_no, e.lots) from (
        select l.ingredients_no, json_agg(json_build_object('until', to_char(l.good_until, 'YYYY-MM-DD'), 'amount', l.amount)) as lots
        from lot l where l.kitchen_no = p_kitchen_no and l.good_until < v_last and l.amount > 0 and l.status = 'usable'
          and l.ingredients_no = any (v_food)
        group by 1
      ) e)
  )::text;
end
$$;

create or replace function keep_to_good_lots(p_order_nos bigint[], p_is_new boolean[], p_days date[], out kept boolean) language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_last date;
  v_orders record;
begin
  kept := true;
  select max(o.day) into v_last from unnest(p_is_new, p_days) o (is_new, day) where o.is_new;
  if v_last is null or not exists (select 1 from lot l where l.good_until < v_last and l.amount > 0 and l.status = 'usable') then return; end if;
  for v_orders in
    select o.kitchen_no, array_agg(n.order_no) as nos, array_agg(n.day) as days
    from unnest(p_order_nos, p_is_new, p_days) n (order_no, is_new, day) join orders o on o.order_no = n.order_no
    where n.is_new group by 1 order by 1
  loop
    perform keep_kitchen_to_good_lots(v_orders.kitchen_no, v_orders.nos, v_orders.days);
  end loop;
end
$$;

create or replace function keep_edit_to_good_lots(p_state text, p_order_no bigint, out kept boolean) language plpgsql as $$
declare
  v_kitchen_no integer;
  v_nos bigint[];
  v_day date;
  v_before date;
  v_seen jsonb;
begin
  kept := true;
  if p_state is distinct from 'edited' then return; end if;
  select o.kitchen_no, o.delivery_day, (e.before ->> 'day')::date into v_kitchen_no, v_day, v_before
  from orders o join order_edit e on e.order_no = o.order_no and e.edit_no = o.edit_no where o.order_no = p_order_no;
  if not exists (select 1 from lot l where l.kitchen_no = v_kitchen_no and l.good_until < v_day and l.amount > 0 and l.status = 'usable') then
    return;
  end if;
  -- Of what stays as it was nothing was taken, so it is not held yet.
  select array_agg(distinct c.ingredients_no) into v_nos from shopping_cart c where c.order_no = p_order_no;
  perform hold_food(v_kitchen_no, v_nos);
  with seen as (
    select c.ingredients_no as no, i.ingredients_inventory as free,
      (select coalesce(sum(l.amount), 0) from lot l
        where l.kitchen_no = v_kitchen_no and l.ingredients_no = c.ingredients_no and l.good_until < v_day and l.amount > 0 and l.status = 'usable') as ends,
      (select coalesce(-sum(m.amount), 0) from stock_movement m
        where m.order_no = p_order_no and m.kitchen_no = v_kitchen_no and m.ingredients_no = c.ingredients_no and m.xmin = pg_current_xact_id()::xid) as more
    from unnest(v_nos) c (ingredients_no) join stock_level i on i.kitchen_no = v_kitchen_no and i.ingredients_no = c.ingredients_no
  )
  -- As it was before the change, less what ends before the day.
  select jsonb_object_agg(s.no, s.free + s.more - s.ends) into v_seen from seen s
  having bool_or(s.free < s.ends and (v_before < v_day or s.more > 0));
  if v_seen is null then return; end if;
  raise exception 'something is short' using errcode = 'LD001', detail = jsonb_build_object(
    'stock', v_seen,
    'room', (select jsonb_build_object(d.day, d.capacity - d.taken + 1) from day_of_kitchen d where d.kitchen_no = v_kitchen_no and d.day = v_day))::text;
end
$$;
