-- What the cashier remembers of an order from one look to the next.
alter table orders
  -- How often its customer was asked to pay again, and when last; more often than anybody is asked: it was given up.
  add column dunned integer not null default 0,
  add column dunned_at timestamptz,
  -- How many looks in a row failed because the provider was away.
  add column cashier_failures integer not null default 0;

alter table payment
  -- When the provider was last asked to open or to charge it; null: only then when it was wanted.
  add column asked_at timestamptz,
  -- By which its customer comes back from the provider without a session.
  add column return_token uuid not null default gen_random_uuid() constraint payment_has_its_own_way_back unique;

-- Those whose charge failed are few, and staff ask for them.
create index orders_dunned on orders (order_no) where dunned > 0;
