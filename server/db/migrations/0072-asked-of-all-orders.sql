-- What the office asks of all orders together is kept summed (decision 69), so that a report takes as long in a shop that sold ten million boxes as
-- in one that sold ten thousand. An order that is placed writes nothing for it: a job counts those above `tally_state.upto`, and until then they
-- are counted when somebody asks. One that changes after it was counted takes back what it had counted, in its own transaction, and is to be
-- counted again. What is kept, what is taken back and what is not counted yet are the orders at every moment; the books compare them.
create table tally (
  -- sold: orders that are charged, by order date and currency; unsold: those that are not. meal, meal-month: what of each recipe is in those that
  -- are, by order date or the first of its month. box: all orders, by delivery day and status. portion, portion-week: of each recipe in those
  -- that are charged, by kitchen and delivery day or the Monday before it. ahead: of all recipes in those of them that no subscription made, by kitchen, delivery
  -- day and how many days ahead of it they were ordered, at most 60.
  counted text not null constraint counted_is_known check
    (counted in ('sold', 'unsold', 'meal', 'meal-month', 'box', 'portion', 'portion-week', 'ahead')),
  day date not null,
  -- What it is not told apart by is empty or 0.
  currency text not null,
  recipe_no bigint not null,
  kitchen_no integer not null,
  order_status varchar(20) not null,
  ahead integer not null,
  orders bigint not null,
  portions bigint not null,
  cents bigint not null,
  food_cents bigint not null,
  primary key (counted, day, currency, recipe_no, kitchen_no, order_status, ahead)
);
-- What is to be added to it, or taken from it.
create table tally_change (like tally including constraints);
-- Orders that were counted and whose tallies were taken back.
create table tally_again (order_no bigint primary key);
-- Up to which number orders are counted, and which was the newest when that was looked at last: what has a smaller number is committed soon after.
create table tally_state (
  one boolean primary key default true constraint there_is_one_tally_state check (one),
  upto bigint not null default 0,
  seen bigint not null default 0,
  seen_at timestamptz not null default '-infinity'
);
insert into tally_state default values;

-- What these orders are counted as.
create function tallies_of(p_order_nos bigint[]) returns setof tally language plpgsql stable as $$
begin
  if cardinality(p_order_nos) = 0 then return; end if;
  return query
    with box as materialized (
      select o.order_no, o.order_date, o.delivery_day, o.kitchen_no, o.currency, o.order_status, o.total_cents, is_charged(o.order_status) as charged,
        exists (select from subscription_week k where k.order_no = o.order_no) as subscribed
      from orders o where o.order_no = any (p_order_nos)
    ), meal as materialized (
      select b.order_no, b.order_date, b.delivery_day, b.kitchen_no, b.currency, b.subscribed, r.recipe_no, sum(r.order_quantity) as portions, sum(r.price_cents) as cents,
        sum(r.price_cents - r.preparation_cents) as food_cents
      from box b join order_recipe r using (order_no) where b.charged group by 1, 2, 3, 4, 5, 6, 7
    )
    select t.counted, t.day, t.currency, t.recipe_no, t.kitchen_no, t.order_status::varchar(20), t.ahead, t.orders::bigint, t.portions::bigint, t.cents::bigint,
      t.food_cents::bigint
    from (
        select case when b.charged then 'sold' else 'unsold' end, b.order_date, b.currency, 0::bigint, 0, '', 0, count(*), 0::bigint, sum(b.total_cents)::bigint, 0::bigint
          from box b group by b.charged, b.order_date, b.currency
        union all
        select 'sold', m.order_date, m.currency, 0, 0, '', 0, 0, sum(m.portions)::bigint, 0, 0 from meal m group by m.order_date, m.currency
        union all
        select 'meal', m.order_date, m.currency, m.recipe_no, 0, '', 0, count(*), sum(m.portions)::bigint, sum(m.cents)::bigint, sum(m.food_cents)::bigint
          from meal m group by m.order_date, m.currency, m.recipe_no
        union all
        select 'meal-month', date_trunc('month', m.order_date)::date, m.currency, m.recipe_no, 0, '', 0, count(*), sum(m.portions)::bigint, sum(m.cents)::bigint,
          sum(m.food_cents)::bigint
          from meal m group by 2, m.currency, m.recipe_no
        union all
        select 'box', b.delivery_day, '', 0, 0, b.order_status, 0, count(*), 0, 0, 0 from box b group by b.delivery_day, b.order_status
        union all
        select 'portion', m.delivery_day, '', m.recipe_no, m.kitchen_no, '', 0, 0, sum(m.portions)::bigint, 0, 0
          from meal m group by m.delivery_day, m.recipe_no, m.kitchen_no
        union all
        select 'portion-week', date_trunc('week', m.delivery_day)::date, '', m.recipe_no, m.kitchen_no, '', 0, 0, sum(m.portions)::bigint, 0, 0
          from meal m group by 2, m.recipe_no, m.kitchen_no
        union all
        select 'ahead', m.delivery_day, '', 0, m.kitchen_no, '', greatest(0, least(m.delivery_day - m.order_date, 60)), 0, sum(m.portions)::bigint, 0, 0
          from meal m where not m.subscribed group by m.delivery_day, m.kitchen_no, 7
    ) t (counted, day, currency, recipe_no, kitchen_no, order_status, ahead, orders, portions, cents, food_cents);
end
$$;

-- What was not counted yet of orders of a time: by delivery day, or by order date.
create function uncounted_orders(p_by_delivery boolean, p_from date, p_to date) returns bigint[] language plpgsql stable as $$
declare
  v_upto bigint := (select s.upto from tally_state s);
begin
  if p_by_delivery then
    return array(
      select o.order_no from orders o where o.order_no > v_upto and o.delivery_day between p_from and p_to
      union all select o.order_no from tally_again a join orders o using (order_no) where o.order_no <= v_upto and o.delivery_day between p_from and p_to);
  end if;
  return array(
    select o.order_no from orders o where o.order_no > v_upto and o.order_date between p_from and p_to
    union all select o.order_no from tally_again a join orders o using (order_no) where o.order_no <= v_upto and o.order_date between p_from and p_to);
end
$$;

-- The tallies of a time as they are at this moment, several of one key among them. Of months and weeks the time is that of their first days.
create function tallies_between(p_counted text, p_from date, p_to date) returns setof tally language sql stable as $$
  select * from tally t where t.counted = p_counted and t.day between p_from and p_to
  union all
  select * from tally_change t where t.counted = p_counted and t.day between p_from and p_to
  union all
  select * from tallies_of(uncounted_orders(p_counted in ('box', 'portion', 'portion-week', 'ahead'), p_from,
    case p_counted when 'meal-month' then (p_to + interval '1 month')::date - 1 when 'portion-week' then p_to + 6 else p_to end)) t
    where t.counted = p_counted and t.day between p_from and p_to
$$;

-- Whoever changes a counted order and whoever counts keep out of each other's way: many may change, one counts, and waits for nobody.
create function tally_pen() returns bigint language sql immutable return 720072;

create function take_tallies_back(p_order_no bigint) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(tally_pen());
  if p_order_no > (select s.upto from tally_state s) then return; end if;
  insert into tally_again (order_no) values (p_order_no) on conflict do nothing;
  if not found then return; end if;
  insert into tally_change (counted, day, currency, recipe_no, kitchen_no, order_status, ahead, orders, portions, cents, food_cents)
  select t.counted, t.day, t.currency, t.recipe_no, t.kitchen_no, t.order_status, t.ahead, -t.orders, -t.portions, -t.cents, -t.food_cents
  from tallies_of(array[p_order_no]) t;
end
$$;

-- All of them come before the row is written, and so see the order as it was counted.
create function order_takes_its_tallies_back() returns trigger language plpgsql as $$
begin
  perform take_tallies_back(old.order_no);
  return new;
end
$$;
create trigger order_takes_its_tallies_back before update of order_status, order_date, delivery_day, kitchen_no, total_cents, currency on orders
  for each row when (old.order_status <> new.order_status or old.order_date <> new.order_date or old.delivery_day <> new.delivery_day
    or old.kitchen_no <> new.kitchen_no or old.total_cents <> new.total_cents or old.currency <> new.currency)
  execute function order_takes_its_tallies_back();

create function line_takes_tallies_back() returns trigger language plpgsql as $$
begin
  perform take_tallies_back(old.order_no);
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create trigger line_takes_tallies_back before delete or update of order_no, recipe_no, order_quantity, price_cents, preparation_cents on order_recipe
  for each row execute function line_takes_tallies_back();

-- A subscription says of an order that it made it once it is placed.
create function subscribed_order_takes_its_tallies_back() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.order_no is not null then perform take_tallies_back(old.order_no); end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.order_no is not null then perform take_tallies_back(new.order_no); end if;
  return new;
end
$$;
create trigger subscribed_order_takes_its_tallies_back before insert or delete or update of order_no on subscription_week
  for each row execute function subscribed_order_takes_its_tallies_back();

-- Counts what is to be counted again and up to so many orders more, and answers how many of these; null where somebody has the pen for now.
-- An order may be committed after one of a greater number: those are counted that had `p_patience` to be.
create function count_orders(p_most bigint, p_patience interval) returns bigint language plpgsql as $$
declare
  v_state tally_state;
  v_upto bigint;
begin
  if not pg_try_advisory_xact_lock(tally_pen()) then return null; end if;
  select * into v_state from tally_state;
  v_upto := v_state.upto;
  if v_state.seen_at <= clock_timestamp() - p_patience then
    v_upto := least(v_state.seen, v_state.upto + p_most);
  end if;
  insert into tally as t (counted, day, currency, recipe_no, kitchen_no, order_status, ahead, orders, portions, cents, food_cents)
  select n.counted, n.day, n.currency, n.recipe_no, n.kitchen_no, n.order_status, n.ahead, sum(n.orders), sum(n.portions), sum(n.cents), sum(n.food_cents)
  from (
    select * from tallies_of(array(
      select o.order_no from orders o where o.order_no > v_state.upto and o.order_no <= v_upto
      union select a.order_no from tally_again a))
    union all select * from tally_change
  ) n
  group by 1, 2, 3, 4, 5, 6, 7
  having sum(n.orders) <> 0 or sum(n.portions) <> 0 or sum(n.cents) <> 0 or sum(n.food_cents) <> 0
  order by 1, 2, 3, 4, 5, 6, 7
  on conflict (counted, day, currency, recipe_no, kitchen_no, order_status, ahead) do update set orders = t.orders + excluded.orders, portions = t.portions + excluded.portions,
    cents = t.cents + excluded.cents, food_cents = t.food_cents + excluded.food_cents;
  delete from tally_again;
  delete from tally_change;
  update tally_state s set upto = v_upto,
    seen = case when v_upto = s.seen then coalesce((select max(o.order_no) from orders o), 0) else s.seen end,
    seen_at = case when v_upto = s.seen then clock_timestamp() else s.seen_at end;
  return v_upto - v_state.upto;
end
$$;

-- Counts those of before, but for the newest, which may still be on their way: a large shop has its reports at once.
create procedure count_orders_of_before() language plpgsql as $$
declare
  v_upto bigint := coalesce((select max(o.order_no) from orders o), 0) - 100000;
begin
  update tally_state s set seen = greatest(s.upto, v_upto), seen_at = '-infinity';
  commit;
  while (select s.upto < v_upto from tally_state s) loop
    if count_orders(2000, interval '0') is null then perform pg_sleep(0.1); end if;
    commit;
  end loop;
end
$$;

-- Orders whose customers were asked to pay again, until they have paid: all that were ever asked would have to be looked through otherwise.
-- Whoever reads it looks at the order too: one that was cancelled meanwhile stands here as well.
create table order_owing (order_no bigint primary key references orders);
insert into order_owing (order_no)
  select o.order_no from orders o where o.dunned > 0 and o.due_cents > (
    select coalesce(sum(p.captured_cents), 0) from payment p where p.order_no = o.order_no and p.account is null);

create function order_owes() returns trigger language plpgsql as $$
begin
  insert into order_owing (order_no) values (new.order_no) on conflict do nothing;
  return null;
end
$$;
create trigger order_owes after update of dunned, due_cents on orders for each row
  when (new.dunned > 0 and (new.dunned <> old.dunned or new.due_cents is distinct from old.due_cents)) execute function order_owes();

create function order_owes_no_more() returns trigger language plpgsql as $$
begin
  delete from order_owing w using orders o where w.order_no = new.order_no and o.order_no = new.order_no and o.due_cents <= (
    select coalesce(sum(p.captured_cents), 0) from payment p where p.order_no = new.order_no and p.account is null);
  return null;
end
$$;
create trigger order_owes_no_more after update on payment for each row
  when (new.captured_cents > old.captured_cents) execute function order_owes_no_more();

-- Who has an e-mail that begins so, as many as anybody looks through, or had this one before. In small letters; as words it is most other people's too.
create function customers_by_email(p_beginning text) returns setof bigint language sql stable as $$
  (select c.customer_no from customer c
    where lower(c.cust_email) like replace(replace(replace(p_beginning, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by c.customer_no desc limit 200)
  union
  select c.customer_no from customer c where c.former_emails <> '{}' and c.former_emails @> array[p_beginning]
$$;
