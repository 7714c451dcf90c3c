-- Whoever eats with a customer: what they must not have is asked of every meal, as the customer's own profile is. Names only, no accounts.
create table household_member (
  customer_no bigint not null references customer,
  -- Never given to somebody else: what was agreed to for one of them is not agreed to for another.
  member_no bigint not null constraint member_no_counts_from_1 check (member_no between 1 and 999999999),
  name varchar(30) not null constraint member_has_a_name check (name <> ''),
  diets text[] not null default '{}'
    constraint member_diets_are_known check (diets <@ array['vegan', 'vegetarian', 'pescatarian', 'pork-free', 'alcohol-free']),
  avoided_allergens text[] not null default '{}'
    constraint member_allergens_are_known check (are_allergens(avoided_allergens)),
  -- Numbers of ingredients; those that the shop has no more say nothing.
  dislikes bigint[] not null default '{}' constraint member_dislikes_are_few check (cardinality(dislikes) <= 20),
  -- Whole servings, because a box is packed in whole servings.
  portions integer not null default 1 constraint member_portions_are_few check (portions between 0 and 4),
  version bigint not null default 1,
  primary key (customer_no, member_no)
);

alter table customer
  -- The last number that was given to somebody of the household.
  add column last_member_no bigint not null default 0;
