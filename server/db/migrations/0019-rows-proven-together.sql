-- A row of an order's ingredients is proven with all that were written by the same statement, in two joins: as foreign keys they asked
-- twice a row, which was a third of what an order costs. What a key promises besides (nothing that is named here may go) is kept below.
create function cart_rows_are_proven() returns trigger language plpgsql
  -- Its plan is kept from a time when the table was small, and has to look up a few rows of a large one.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_lines bigint;
begin
  -- Held until the end as a foreign key holds them, so that a line that is about to go is either seen to be gone or has to wait.
  select count(*) into v_lines from (
    select from order_recipe r
    where (r.order_no, r.recipe_no, r.line_no, r.customer_no) in (select a.order_no, a.recipe_no, a.line_no, a.customer_no from added a)
    for key share
  ) held;
  if v_lines <> (select count(*) from (select distinct a.order_no, a.recipe_no, a.line_no, a.customer_no from added a) named) then
    raise foreign_key_violation using message = 'an ingredient was ordered in no line', table = 'shopping_cart';
  end if;
  if exists (
    select from (select distinct a.ingredients_no from added a) named
    where not exists (select from ingredients i where i.ingredients_no = named.ingredients_no)
  ) then
    raise foreign_key_violation using message = 'an ingredient was ordered that the shop does not have', table = 'shopping_cart';
  end if;
  return null;
end
$$;
create trigger cart_rows_are_proven after insert on shopping_cart
  referencing new table as added for each statement execute function cart_rows_are_proven();

create function stays_as_it_is() returns trigger language plpgsql as $$
begin
  raise foreign_key_violation using message = format('a row of %s is named by orders and stays as it is', tg_table_name), table = tg_table_name;
end
$$;
-- The shop deletes no ingredient, ordered or not; whoever writes orders need not hold them all for this. All of these come after the row
-- was written, as a foreign key does: one that comes before locks it against every reader of its key, and whoever corrects an ingredient
-- and whoever orders it would wait for each other.
create trigger ingredients_are_kept after delete or update of ingredients_no on ingredients
  for each row execute function stays_as_it_is();
create trigger cart_rows_stay after update of order_no, recipe_no, ingredients_no, line_no, customer_no on shopping_cart
  for each row execute function stays_as_it_is();

create function line_is_kept_while_it_has_ingredients() returns trigger language plpgsql as $$
begin
  if exists (
    select from shopping_cart c where c.order_no = old.order_no and c.recipe_no = old.recipe_no and c.line_no = old.line_no
  ) then
    raise foreign_key_violation using message = 'a line goes after its ingredients', table = 'order_recipe';
  end if;
  return null;
end
$$;
create trigger line_is_kept_while_it_has_ingredients
  after delete or update of order_no, recipe_no, line_no, customer_no on order_recipe
  for each row execute function line_is_kept_while_it_has_ingredients();
create trigger lines_are_not_emptied before truncate on order_recipe
  for each statement execute function stays_as_it_is();

alter table shopping_cart
  drop constraint shopping_cart_ingredients_no_fkey,
  drop constraint shopping_cart_order_no_recipe_no_line_no_customer_no_fkey;
