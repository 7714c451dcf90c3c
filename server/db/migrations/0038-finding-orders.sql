-- Orders are found by the postcode and by what lies in the box, too.

-- A postcode as it is written and in one word: `D02 XY45` is found by `d02`, by `xy45` and by `D02XY45`.
create function order_words(name text, phone text, address text, email text, postcode text) returns tsvector
  language plpgsql immutable parallel safe cost 1000 as $$
begin
  return public.people_words(name, phone, case when postcode is null then address
    else address || ' ' || postcode || ' ' || regexp_replace(postcode, '[\s-]+', '', 'g') end, email);
end
$$;

drop index orders_by_words;
create index orders_by_words on orders
  using gin (order_words(deliver_name, deliver_phone, deliver_address, deliver_email, deliver_postcode))
  with (gin_pending_list_limit = 512);

-- Everything that a recipe or an ingredient was ever called: an order says the name of its day, and is found by that and by today's.
create table item_name (
  kind text not null constraint item_is_a_recipe_or_an_ingredient check (kind in ('recipe', 'ingredient')),
  item_no bigint not null,
  item_name varchar(50) not null,
  primary key (kind, item_no, item_name)
);
create function item_words(name text) returns tsvector language plpgsql immutable parallel safe cost 1000 as $$
begin
  return array_to_tsvector(array_remove(string_to_array(public.folded(name), ' '), ''));
end
$$;
create index item_by_words on item_name using gin (item_words(item_name));

insert into item_name (kind, item_no, item_name)
  select 'recipe', recipe_no, recipe_name from recipe where recipe_name is not null
  union select 'recipe', recipe_no, recipe_name from order_recipe where recipe_name is not null
  union select 'ingredient', ingredients_no, ingredients_name from ingredients where ingredients_name is not null
  union select 'ingredient', ingredients_no, ingredients_name from shopping_cart where ingredients_name is not null;

create function keep_recipe_name() returns trigger language plpgsql as $$
begin
  insert into item_name (kind, item_no, item_name) values ('recipe', new.recipe_no, new.recipe_name) on conflict do nothing;
  return null;
end
$$;
create trigger recipe_name_is_kept after insert or update of recipe_name on recipe
  for each row when (new.recipe_name is not null) execute function keep_recipe_name();

create function keep_ingredient_name() returns trigger language plpgsql as $$
begin
  insert into item_name (kind, item_no, item_name) values ('ingredient', new.ingredients_no, new.ingredients_name) on conflict do nothing;
  return null;
end
$$;
create trigger ingredient_name_is_kept after insert or update of ingredients_name on ingredients
  for each row when (new.ingredients_name is not null) execute function keep_ingredient_name();

-- Which orders hold an item, newest first. What was left out lies in no cart; what was swapped in or added does.
create index order_recipe_by_recipe on order_recipe (recipe_no, order_no);
create index shopping_cart_by_ingredient on shopping_cart (ingredients_no, order_no);
