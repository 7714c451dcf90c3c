-- What customers would have again: the recipes that they marked, and what they said of meals that they got.
create table favourite (
  mark_no bigint generated always as identity unique,
  customer_no bigint not null references customer,
  recipe_no bigint not null references recipe,
  since timestamptz not null,
  primary key (customer_no, recipe_no)
);

-- Of one meal of an order, said by whoever got it. A line that goes because its order is changed takes what was said of it along.
create table rating (
  order_no bigint not null,
  line_no integer not null,
  recipe_no bigint not null,
  customer_no bigint not null,
  stars integer not null constraint stars_are_1_to_5 check (stars between 1 and 5),
  note varchar(300),
  rated_at timestamptz not null,
  primary key (order_no, line_no),
  foreign key (order_no, recipe_no, line_no, customer_no)
    references order_recipe (order_no, recipe_no, line_no, customer_no) on delete cascade
);
create index rating_of_recipe on rating (recipe_no, customer_no, rated_at desc);
create index rating_of_customer on rating (customer_no, rated_at desc);
create index rating_lately on rating (rated_at);
