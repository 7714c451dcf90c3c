-- What a customer wants where food is missing while their box is packed. No row: they have chosen nothing, and nothing is swapped.
create table substitution_choice (
  customer_no bigint primary key references customer,
  choice text not null constraint substitution_choice_is_known check (choice in ('leave-out', 'ask', 'swap')),
  -- Groups of allergens: what contains one of them is never swapped.
  never_groups text[] not null,
  chosen_at timestamptz not null
);

-- What stands in a box for what was missing, or is asked about.
create table shortage (
  shortage_no bigint generated always as identity primary key,
  order_no bigint not null references orders,
  line_no integer not null,
  ingredients_no bigint not null references ingredients,
  amount bigint not null constraint shortage_is_an_amount check (amount between 1 and 9999999999),
  with_no bigint not null references ingredients,
  with_amount bigint not null constraint stand_in_is_an_amount check (with_amount between 1 and 9999999999),
  state text not null constraint shortage_state_is_known check (state in ('asked', 'swapped', 'left-out')),
  told_at timestamptz not null,
  told_by text not null,
  answered_at timestamptz,
  constraint shortage_is_told_once unique (order_no, line_no, ingredients_no)
);

-- Money that the shop owes back of an order beside what was missing in its box: given back once the order is charged.
create table owed_back (
  order_no bigint not null references orders,
  key text not null,
  cents bigint not null constraint owed_back_is_a_price check (cents between 1 and 9999999999),
  reason text not null,
  primary key (order_no, key)
);

-- No box leaves while its customer has not answered: who packs says then that it is left out.
create function shortage_is_decided() returns trigger language plpgsql as $$
declare
  v_nos bigint[];
begin
  select array_agg(s.ingredients_no order by s.ingredients_no) into v_nos from shortage s
  where s.order_no = new.order_no and s.state = 'asked' and not exists (
    select from missing_ingredient m where m.order_no = s.order_no and m.line_no = s.line_no and m.ingredients_no = s.ingredients_no);
  if v_nos is not null then
    raise exception 'order % waits for an answer', new.order_no using errcode = 'LD009', detail = to_json(v_nos)::text;
  end if;
  return null;
end
$$;
create trigger shortages_are_decided after update of order_status on orders for each row
  when (is_portioned(new.order_status) and is_in_the_house(old.order_status) and not is_in_the_house(new.order_status))
  execute function shortage_is_decided();

-- What a customer changed of a line themselves, without what came into their box instead of something that was missing.
create function chosen_changes(p_order_no bigint, p_line_no integer, p_changes jsonb) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(c.change order by c.place), '[]') from jsonb_array_elements(p_changes) with ordinality c (change, place)
  where not exists (
    select from shortage s where s.order_no = p_order_no and s.line_no = p_line_no and s.state = 'swapped'
      and c.change ->> 'action' = 'swap' and (c.change ->> 'ingredientNo')::bigint = s.ingredients_no)
$$;
