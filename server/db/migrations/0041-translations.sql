-- What recipes, ingredients and categories are called and say in the other languages of the shop: one row for a thing and a language. Each of
-- its texts stands beside the original that it was made of, word for word, and is shown where that original is: after a change of the
-- original it waits to be looked at, and what was sold before still reads as it did.
create table translation (
  language text not null constraint language_is_a_code check (language ~ '^[a-z]{2}$'),
  recipe_no bigint references recipe on delete cascade,
  ingredients_no bigint references ingredients on delete cascade,
  category_slug text references category on update cascade on delete cascade,
  texts jsonb not null constraint texts_are_a_list check (jsonb_typeof(texts) = 'array'),
  version integer not null default 1,
  constraint translation_is_of_one_thing check (num_nonnulls(recipe_no, ingredients_no, category_slug) = 1),
  constraint translation_is_one unique nulls not distinct (language, recipe_no, ingredients_no, category_slug)
);
create index translation_by_recipe on translation (recipe_no);
create index translation_by_ingredient on translation (ingredients_no);
create index translation_by_category on translation (category_slug);
