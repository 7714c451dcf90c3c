-- A customer changes an order until it closes: its day, where it goes, its meals.
alter table orders add column edit_no integer not null default 0;

-- What an order was before each change, and the key under which the change was asked for.
create table order_edit (
  order_no bigint not null references orders,
  edit_no integer not null constraint edit_no_counts_from_1 check (edit_no > 0),
  edited_at timestamptz not null,
  edited_by text not null,
  idempotency_key varchar(100) not null,
  request_hash text not null,
  before jsonb not null,
  primary key (order_no, edit_no),
  constraint edit_is_asked_once unique (order_no, idempotency_key)
);

-- Changes one order as `place_orders` places one, all or nothing, and takes of stock and days only what is more than it had.
--
-- Locks are taken as everywhere: the order first, then delivery days, then ingredients, each sorted.
--
-- Answers one row: 'stale-catalogue', 'stale-prices', 'stale-profile' or 'not-now' (the order is another version, closed, or of another
-- status) with nothing written; 'edited-before' with the hash of what was asked under this key; or 'edited' with the stock that is left.
-- When something is short it raises LD001, when menu or prices move on meanwhile LD002 or LD004, as place_orders does.
create function replace_order(
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
  out state text,
  out asked_hash text,
  out level_nos bigint[],
  out levels bigint[]
) language plpgsql as $$
declare
  v_order orders;
  v_nos bigint[];
  v_amounts bigint[];
  v_days date[];
  v_boxes integer[];
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

  -- More than it had is taken, less is given back.
  select array_agg(n.no order by n.no), array_agg(n.amount order by n.no) into v_nos, v_amounts
  from (
    select no, sum(amount)::bigint as amount from (
      select i.no, i.amount from unnest(p_item_no, p_item_amount) i (no, amount)
      union all select c.ingredients_no, -c.quantity from shopping_cart c where c.order_no = p_order_no and not p_keeps_lines
    ) both_orders group by no having sum(amount) <> 0
  ) n;
  select array_agg(d.day order by d.day), array_agg(d.boxes order by d.day) into v_days, v_boxes
  from (values (v_order.delivery_day, -1), (p_day, 1)) d (day, boxes) where v_order.delivery_day <> p_day;

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
  end if;

  update orders set edit_no = p_edit_no + 1, delivery_day = p_day, cancel_until = p_cancel_until, total_cents = p_total_cents,
    deliver_name = p_name, deliver_phone_country = substring(p_phone from '^[+]([0-9]+) '), deliver_phone = substring(p_phone from '[0-9]+$'),
    deliver_address = p_address, deliver_country = p_country, deliver_postcode = p_postcode, deliver_note = p_note,
    confirmed_age = greatest(confirmed_age, p_confirmed_age), zone_no = p_zone_no, tax_region = p_tax_region,
    tax_included = p_tax_included, due_cents = case when due_cents is null then null else p_due_cents end,
    -- The cashier looks now: what is held may have to change with what is due.
    cashier_at = case when due_cents is null then null else p_edited_at end
  where order_no = p_order_no;

  insert into order_recipe (order_no, customer_no, line_no, recipe_no, edition_no, recipe_name, recipe_description, order_quantity, price_cents,
    preparation_cents, allergens, allergens_unknown, may_contain, traces_unknown, diets, changes, acknowledged)
  select p_order_no, p_customer_no, l.line_no, l.recipe_no, l.edition_no, r.recipe_name, r.recipe_description, l.servings, l.price_cents,
    l.preparation_cents, l.allergens::text[], l.allergens_unknown::text[], l.may_contain::text[],
    l.traces_unknown::text[], l.diets::text[], l.changes::jsonb, l.acknowledged
  from unnest(p_line_no, p_recipe_no, p_edition_no, p_servings, p_line_cents, p_line_preparation_cents, p_allergens,
    p_allergens_unknown, p_may_contain, p_traces_unknown, p_diets, p_changes, p_acknowledged)
    l (line_no, recipe_no, edition_no, servings, price_cents, preparation_cents, allergens, allergens_unknown, may_contain,
      traces_unknown, diets, changes, acknowledged)
  join recipe r on r.recipe_no = l.recipe_no;

  insert into shopping_cart (order_no, recipe_no, ingredients_no, line_no, customer_no, ingredients_name, quantity, price_cents)
  select p_order_no, p_recipe_no[i.line], i.no, p_line_no[i.line], p_customer_no, g.ingredients_name, i.amount, i.price_cents
  from unnest(p_item_line, p_item_no, p_item_amount, p_item_cents) i (line, no, amount, price_cents)
  join ingredients g on g.ingredients_no = i.no;

  insert into order_charge (order_no, charge_no, kind, line_no, charge_name, basis_points, cents, included)
  select p_order_no, c.charge_no, c.kind, c.line_no, c.charge_name, c.basis_points, c.cents, c.included
  from unnest(p_charge_no, p_charge_kind, p_charge_line_no, p_charge_name, p_charge_basis_points, p_charge_cents, p_charge_included)
    c (charge_no, kind, line_no, charge_name, basis_points, cents, included);

  insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
  select n.no, case when n.amount > 0 then 'taken' else 'given-back' end, -n.amount, p_edited_at, 'order desk', p_order_no
  from unnest(v_nos, v_amounts) n (no, amount);

  perform 1 from delivery_day d where d.day = any (v_days) order by d.day for no key update;
  perform 1 from ingredients i where i.ingredients_no = any (v_nos) order by i.ingredients_no for no key update;
  -- Only what is taken can be short; a day that closed meanwhile still lets a box go.
  if exists (
    select 1 from unnest(v_days, v_boxes) n (day, boxes) join delivery_day d on d.day = n.day
    where n.boxes > 0 and (d.closed or d.capacity - d.taken < n.boxes)
  ) or exists (
    select 1 from unnest(v_nos, v_amounts) n (no, amount) join ingredients i on i.ingredients_no = n.no
    where n.amount > 0 and i.ingredients_inventory < n.amount
  ) then
    raise exception 'something is short' using errcode = 'LD001', detail = json_build_object(
      'stock', (select json_object_agg(i.ingredients_no, i.ingredients_inventory) from ingredients i where i.ingredients_no = any (v_nos)),
      'room', (select json_object_agg(d.day, case when d.closed then -1 else d.capacity - d.taken end) from delivery_day d where d.day = any (v_days))
    )::text;
  end if;
  update delivery_day d set taken = d.taken + n.boxes from unnest(v_days, v_boxes) n (day, boxes) where d.day = n.day;
  with taken as (
    update ingredients i set ingredients_inventory = i.ingredients_inventory - n.amount
    from unnest(v_nos, v_amounts) n (no, amount) where i.ingredients_no = n.no
    returning i.ingredients_no, i.ingredients_inventory
  )
  select array_agg(t.ingredients_no), array_agg(t.ingredients_inventory) into level_nos, levels from taken t;

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
