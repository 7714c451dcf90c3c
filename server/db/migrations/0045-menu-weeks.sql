-- Menus by week: which recipes can be ordered for the days of a week, and how many portions of each.

create table menu_week (
  -- The Monday of the week in which boxes come.
  week date primary key constraint week_is_a_monday check (extract(isodow from week) = 1),
  -- Between these two it can be ordered from, once it is published; the cut-off of each day holds beside them.
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  published_at timestamptz,
  -- How many portions its author reckons with; null: nobody has said.
  expected_portions integer constraint expected_portions_can_be_cooked check (expected_portions between 0 and 9999999),
  version bigint not null default 1,
  constraint week_closes_after_it_opens check (closes_at > opens_at)
);

-- Every order of a week updates some of these, so each page keeps room for the next version of its rows.
create table menu_offer (
  week date not null references menu_week,
  recipe_no bigint not null references recipe,
  position integer not null,
  -- Null: as many as the ingredients allow.
  most_portions bigint constraint most_portions_can_be_cooked check (most_portions between 0 and 9999999),
  -- Portions of it in orders that stand.
  taken bigint not null default 0 constraint offer_is_not_given_back_twice check (taken >= 0),
  -- Off the week's menu, and kept because it counts what was ordered before.
  withdrawn boolean not null default false,
  primary key (week, recipe_no),
  constraint offer_is_never_oversold check (taken <= most_portions)
) with (fillfactor = 50);
create index menu_offer_by_recipe on menu_offer (recipe_no);

-- The week whose offer counts this line's portions; null: none does.
alter table order_recipe add column offer_week date;

-- Takes boxes of days, portions of weeks' offers and amounts of ingredients, all or nothing, and answers the stock that is left. What is below
-- nothing is given back. Locks days, then offers, then ingredients, each sorted: whoever gives something back does so in this order.
-- When something is short it raises LD001, whose detail tells the stock, the room and what is left of limited offers. An offer that is
-- not there any more is LD002: the menu moved on.
create function take_for_orders(
  p_days date[], p_boxes integer[], p_weeks date[], p_offers bigint[], p_portions bigint[], p_nos bigint[], p_amounts bigint[],
  out level_nos bigint[], out levels bigint[]
) language plpgsql as $$
declare
  v_sold_out boolean := false;
begin
  perform 1 from delivery_day d where d.day = any (p_days) order by d.day for no key update;
  if cardinality(p_weeks) > 0 then
    perform 1 from menu_offer o where (o.week, o.recipe_no) in (select n.week, n.no from unnest(p_weeks, p_offers) n (week, no))
    order by o.week, o.recipe_no for no key update;
  end if;
  perform 1 from ingredients i where i.ingredients_no = any (p_nos) order by i.ingredients_no for no key update;

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
  if v_sold_out or exists (
    select 1 from unnest(p_days, p_boxes) n (day, boxes) join delivery_day d on d.day = n.day
    where n.boxes > 0 and (d.closed or d.capacity - d.taken < n.boxes)
  ) or exists (
    select 1 from unnest(p_nos, p_amounts) n (no, amount) join ingredients i on i.ingredients_no = n.no
    where n.amount > 0 and i.ingredients_inventory < n.amount
  ) then
    raise exception 'something is short' using errcode = 'LD001', detail = json_build_object(
      'stock', (select json_object_agg(i.ingredients_no, i.ingredients_inventory) from ingredients i where i.ingredients_no = any (p_nos)),
      'room', (select json_object_agg(d.day, case when d.closed then -1 else d.capacity - d.taken end) from delivery_day d where d.day = any (p_days)),
      'offers', (select json_object_agg(to_char(o.week, 'YYYY-MM-DD') || ' ' || o.recipe_no, o.most_portions - o.taken) from menu_offer o
        where o.most_portions is not null
          and (o.week, o.recipe_no) in (select n.week, n.no from unnest(p_weeks, p_offers) n (week, no)))
    )::text;
  end if;

  update delivery_day d set taken = d.taken + n.boxes from unnest(p_days, p_boxes) n (day, boxes) where d.day = n.day;
  if cardinality(p_weeks) > 0 then
    update menu_offer o set taken = o.taken + n.portions from unnest(p_weeks, p_offers, p_portions) n (week, no, portions)
    where o.week = n.week and o.recipe_no = n.no;
  end if;
  with taken as (
    update ingredients i set ingredients_inventory = i.ingredients_inventory - n.amount
    from unnest(p_nos, p_amounts) n (no, amount) where i.ingredients_no = n.no
    returning i.ingredients_no, i.ingredients_inventory
  )
  select array_agg(t.ingredients_no), array_agg(t.ingredients_inventory) into level_nos, levels from taken t;
end
$$;

-- The function of 0020 with the weeks whose offers are taken; that of 0020 stays for servers of the version before.
create function place_orders(
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
  v_need_nos bigint[];
  v_needs bigint[];
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

  with added as (
    insert into orders (order_no, customer_no, order_date, placed_at, delivery_day, cancel_until, time_zone, total_cents, currency, deliver_name,
      deliver_phone_country, deliver_phone, deliver_address, deliver_email, idempotency_key, request_hash, basket_id, basket_version, commit_group,
      confirmed_age, order_status, deliver_country, deliver_postcode, deliver_note, zone_no, tax_region, tax_included, due_cents, payment_by,
      pay_by, cashier_at)
    select o.order_no, o.customer_no, p_order_date, p_placed_at, o.day, o.cancel_until, p_time_zone, o.total_cents, p_currency, o.name,
      substring(o.phone from '^[+]([0-9]+) '), substring(o.phone from '[0-9]+$'), o.address, o.email, o.key, o.hash, o.basket_id, o.basket_version, v_group, o.confirmed_age,
      case when o.pay_by is null then 'placed' else 'awaiting-payment' end, o.country, o.postcode, o.note, o.zone_no, o.tax_region, o.tax_included,
      o.due_cents, o.payment_by, o.pay_by, coalesce(o.pay_by, o.cancel_until)
    from unnest(order_nos, p_customer_no, p_key, p_hash, p_basket_id, p_basket_version, p_day, p_cancel_until, p_total_cents, p_name, p_phone,
      p_address, p_email, p_confirmed_age, p_country, p_postcode, p_note, p_zone_no, p_tax_region, p_tax_included, p_due_cents, p_payment_by, p_pay_by)
      o (order_no, customer_no, key, hash, basket_id, basket_version, day, cancel_until, total_cents, name, phone, address, email, confirmed_age,
        country, postcode, note, zone_no, tax_region, tax_included, due_cents, payment_by, pay_by)
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
      from take_for_orders(v_days, v_boxes, v_weeks, v_offers, v_portions, v_need_nos, v_needs) t;
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

    insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, commit_group)
    select n.no, 'taken', -n.amount, p_placed_at, 'order desk', v_group from unnest(v_need_nos, v_needs) n (no, amount);

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
      from take_for_orders(v_days, v_boxes, v_weeks, v_offers, v_portions, v_need_nos, v_needs) t;
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

-- The function of 0025 with the weeks whose offers are taken and given back; that of 0025 stays for servers of the version before. Locks are
-- taken as everywhere: the order first, then days, offers and ingredients, each sorted.
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
  v_nos bigint[];
  v_amounts bigint[];
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
    confirmed_age = greatest(confirmed_age, p_confirmed_age), zone_no = p_zone_no, tax_region = p_tax_region,
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

  insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
  select n.no, case when n.amount > 0 then 'taken' else 'given-back' end, -n.amount, p_edited_at, 'order desk', p_order_no
  from unnest(v_nos, v_amounts) n (no, amount);

  select t.level_nos, t.levels into level_nos, levels
  from take_for_orders(v_days, v_boxes, v_weeks, v_offers, v_portions, v_nos, v_amounts) t;

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
