-- What an order was sold with, so that a later correction of an ingredient can be told apart from it, and the age that was confirmed for alcohol.
alter table customer validate constraint avoided_allergens_are_known;
alter table ingredients validate constraint allergens_are_known;

alter table orders
  -- Confirmed with the order, at placed_at; null where nothing in it asked for an age.
  add column confirmed_age integer constraint confirmed_age_is_an_age check (confirmed_age between 1 and 99);

alter table order_recipe
  -- Null in orders from before traces were asked for; unknown names the ingredients of which nobody has said.
  add column may_contain text[],
  add column traces_unknown text[];

-- The customer of this order was told what a correction changed in it: once for each correction, by the version of the menu that it made.
create table order_correction (
  order_no bigint not null references orders,
  catalogue_version bigint not null,
  told_at timestamptz not null,
  primary key (order_no, catalogue_version)
);

-- In the words of the table in server/src/contract/order-status.ts.
create function is_awaited(status text) returns boolean language sql immutable parallel safe
  return status in ('placed', 'packing', 'packed', 'shipped');
