-- Two people at once: whoever writes says which version they saw, and one that has moved on since is not written over.
alter table ingredients add column version bigint not null default 1;
alter table category add column version bigint not null default 1;
-- Moves with the capacity and with closing, not with orders.
alter table delivery_day add column version bigint not null default 1;

-- What the shop pays for one pack; null: nobody has said.
alter table ingredients add column ingredients_cost numeric(4, 2)
  constraint ingredients_cost_has_5_characters check (ingredients_cost between 0.00 and 99.99);

-- What the confirmation promised: until when the customer may cancel, told in this time zone. Null in orders of before, until a server
-- that knows their cut-off has written it down.
alter table orders add column cancel_until timestamptz, add column time_zone text;
create index orders_without_promise on orders (delivery_day) where cancel_until is null;

-- When the letter of a move left; those of before had theirs at once. A move that is taken back before that is never told.
alter table order_move add column told_at timestamptz default '-infinity';
alter table order_move alter column told_at drop default;

-- The function of 0007 with more to write: the promise, what 0017 asks for, and the lines of a basket as they were ordered, so that what is
-- added to one meanwhile stays. That of 0007 stays for servers of the version before.
-- The order desk's one statement: commits a group of orders, all or nothing.
--
-- Locks are taken in one order by every group, so that groups wait for each other and never in a circle: first the orders' own
-- keys (sorted), last and shortest the rows that everybody wants: delivery days, then ingredients, each sorted.
-- A careful group (something is known to be short) takes those last locks before its other rows are written.
--
-- Answers one row: state 'stale-catalogue' or 'stale-profile' with nothing written, or 'placed' with, for each order asked, its number
-- and whether it is new (an order asked before answers its number and the hash of what was asked), and the stock that is left.
-- When something is short it raises LD001, whose detail tells the stock and the days it saw; when the menu moved on meanwhile, LD002.
create function place_orders(
  p_careful boolean,
  p_catalogue_version bigint,
  p_placed_at timestamptz,
  p_order_date date,
  p_currency text,
  p_time_zone text,
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
  -- of each ingredient of a line: the line it belongs to (its place above)
  p_item_line integer[],
  p_item_no bigint[],
  p_item_amount bigint[],
  p_item_cents bigint[],
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
  v_need_nos bigint[];
  v_needs bigint[];
  v_days date[];
  v_boxes integer[];
begin
  if p_catalogue_version is distinct from (select c.version from catalogue_state c) then
    state := 'stale-catalogue';
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

  with added as (
    insert into orders (order_no, customer_no, order_date, placed_at, delivery_day, cancel_until, time_zone, total_cents, currency, deliver_name,
      deliver_phone_country, deliver_phone, deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group,
      confirmed_age)
    select o.order_no, o.customer_no, p_order_date, p_placed_at, o.day, o.cancel_until, p_time_zone, o.total_cents, p_currency, o.name,
      substring(o.phone from '^[+]([0-9]+) '), substring(o.phone from '[0-9]+$'), o.address, o.email, o.key, o.hash, o.basket_id, o.basket_version, v_group, o.confirmed_age
    from unnest(order_nos, p_customer_no, p_key, p_hash, p_basket_id, p_basket_version, p_day, p_cancel_until, p_total_cents, p_name, p_phone,
      p_address, p_email, p_confirmed_age)
      o (order_no, customer_no, key, hash, basket_id, basket_version, day, cancel_until, total_cents, name, phone, address, email, confirmed_age)
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
    select array_agg(n.no order by n.no), array_agg(n.amount order by n.no) into v_need_nos, v_needs
    from (
      select i.no, sum(i.amount)::bigint as amount
      from unnest(p_item_line, p_item_no, p_item_amount) i (line, no, amount)
      where is_new[p_line_order[i.line]]
      group by i.no
    ) n;
    select array_agg(d.day order by d.day), array_agg(d.boxes order by d.day) into v_days, v_boxes
    from (
      select o.day, count(*)::integer as boxes from unnest(p_day, is_new) o (day, is_new) where o.is_new group by o.day
    ) d;

    -- Careful groups hold the stock while they write; the others write first and hold it only for the moment of the commit.
    if p_careful then
      select t.level_nos, t.levels into level_nos, levels from take_for_orders(v_days, v_boxes, v_need_nos, v_needs) t;
    end if;

    insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, recipe_description, order_quantity, price_cents,
      preparation_cents, allergens, allergens_unknown, may_contain, traces_unknown, diets, changes, acknowledged)
    select order_nos[l.place], p_customer_no[l.place], l.line_no, l.recipe_no, l.edition_no, r.recipe_name, r.recipe_description, l.servings, l.price_cents,
      l.preparation_cents, l.allergens::text[], l.allergens_unknown::text[], l.may_contain::text[],
      l.traces_unknown::text[], l.diets::text[], l.changes::jsonb, l.acknowledged
    from unnest(p_line_order, p_line_no, p_recipe_no, p_edition_no, p_servings, p_line_cents, p_line_preparation_cents, p_allergens,
      p_allergens_unknown, p_may_contain, p_traces_unknown, p_diets, p_changes, p_acknowledged)
      l (place, line_no, recipe_no, edition_no, servings, price_cents, preparation_cents, allergens, allergens_unknown, may_contain,
        traces_unknown, diets, changes, acknowledged)
    join recipe r on r.recipe_no = l.recipe_no
    where is_new[l.place];

    insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, ingredients_name, quantity, price_cents)
    select order_nos[p_line_order[i.line]], p_recipe_no[i.line], i.no, p_line_no[i.line], p_customer_no[p_line_order[i.line]],
      g.ingredients_name, i.amount, i.price_cents
    from unnest(p_item_line, p_item_no, p_item_amount, p_item_cents) i (line, no, amount, price_cents)
    join ingredients g on g.ingredients_no = i.no
    where is_new[p_line_order[i.line]];

    insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, commit_group)
    select n.no, 'taken', -n.amount, p_placed_at, 'order desk', v_group from unnest(v_need_nos, v_needs) n (no, amount);

    insert into outbox (kind, payload)
    select 'order-placed', json_build_object('orderNo', o.order_no)
    from unnest(order_nos, is_new) o (order_no, is_new) where o.is_new;

    if not p_careful then
      select t.level_nos, t.levels into level_nos, levels from take_for_orders(v_days, v_boxes, v_need_nos, v_needs) t;
    end if;

    -- Each statement here reads a moment of its own: names and facts must be of the same menu as the prices beside them. The ingredients are
    -- held by now, so whoever corrects one either finds this order, or has made this menu an older one.
    if p_catalogue_version is distinct from (select c.version from catalogue_state c) then
      raise exception 'the menu moved on' using errcode = 'LD002';
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
