-- What is archived is out of lists and offers, and stays for history, orders and reports: nothing of the menu is ever deleted.
alter table ingredients add column archived_at timestamptz;
alter table category add column archived_at timestamptz;
alter table recipe add column archived_at timestamptz
  constraint archived_recipe_is_not_on_the_menu check (archived_at is null or recipe_status = 'draft');

-- Addresses under which a recipe could be found before: they lead to it still. None of them is the address of a recipe now.
create table former_slug (
  recipe_slug text primary key
    constraint former_slug_is_a_slug check (recipe_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(recipe_slug) <= 60),
  recipe_no bigint not null references recipe
);
create index former_slug_of on former_slug (recipe_no);

-- Addresses from before this table, of editions that were on the menu or of which nobody wrote down that they were not.
insert into former_slug (recipe_slug, recipe_no)
  select distinct on (e.content ->> 'slug') e.content ->> 'slug', e.recipe_no from recipe_edition e
  where e.recipe_status is distinct from 'draft' and e.content ->> 'slug' ~ '^[a-z0-9]+(-[a-z0-9]+)*$'
    and not exists (select 1 from recipe r where r.recipe_slug = e.content ->> 'slug')
  order by e.content ->> 'slug', e.created_at desc;

-- A box that came back to us is `returned`: the order stands and its food goes to nobody else.
create or replace function is_status(status text) returns boolean language sql immutable parallel safe
  return status in ('awaiting-payment', 'placed', 'packing', 'packed', 'shipped', 'delivered', 'returned', 'cancelled');
create or replace function is_live(status text) returns boolean language sql immutable parallel safe
  return status in ('placed', 'packing', 'packed', 'shipped', 'delivered', 'returned');
create or replace function is_charged(status text) returns boolean language sql immutable parallel safe
  return status in ('placed', 'packing', 'packed', 'shipped', 'delivered', 'returned');
