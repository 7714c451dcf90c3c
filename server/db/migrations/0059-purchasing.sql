-- Who the shop buys from, what it ordered there, what came of it, and what it paid.
alter table stock_movement validate constraint movement_kind_is_known;
alter table stock_movement validate constraint amount_has_its_sign;

create table supplier (
  supplier_no bigint generated always as identity primary key,
  supplier_name varchar(50) not null constraint supplier_is_called check (supplier_name <> ''),
  contact_name varchar(50),
  email varchar(80),
  phone varchar(30),
  address varchar(200),
  currency char(3) not null constraint supplier_currency_is_a_code check (currency ~ '^[A-Z]{3}$'),
  lead_days integer not null constraint lead_days_are_few check (lead_days between 0 and 60),
  -- Days of the week on which it takes orders, 1 is Monday.
  order_weekdays integer[] not null
    constraint order_weekdays_are_days check (cardinality(order_weekdays) between 1 and 7 and order_weekdays <@ '{1,2,3,4,5,6,7}'),
  min_order_cents bigint not null constraint min_order_is_an_amount check (min_order_cents between 0 and 9999999999),
  note varchar(200),
  active boolean not null default true,
  version bigint not null default 1
);
create unique index supplier_name_is_unique on supplier (lower(supplier_name));

-- What a supplier has of an ingredient: in which pack, at which price.
create table supplier_article (
  supplier_no bigint not null references supplier,
  ingredients_no bigint not null references ingredients,
  article_no varchar(30),
  gtin char(14) constraint gtin_has_14_digits check (gtin ~ '^[0-9]{14}$'),
  pack_amount bigint not null constraint article_pack_is_an_amount check (pack_amount between 1 and 9999999999),
  pack_cents bigint not null constraint article_price_is_an_amount check (pack_cents between 0 and 9999999999),
  -- The one to buy from.
  preferred boolean not null default false,
  primary key (supplier_no, ingredients_no)
);
create unique index article_is_bought_from_one on supplier_article (ingredients_no) where preferred;
create unique index gtin_is_one_article on supplier_article (supplier_no, gtin);
create index article_by_gtin on supplier_article (gtin) where gtin is not null;

create table purchase_order (
  purchase_no bigint generated always as identity primary key,
  supplier_no bigint not null references supplier,
  state text not null default 'draft' constraint purchase_state_is_known check (state in ('draft', 'sent', 'closed', 'cancelled')),
  currency char(3) not null,
  expected_on date,
  note varchar(200),
  made_at timestamptz not null,
  made_by text not null,
  sent_at timestamptz,
  version bigint not null default 1,
  constraint sent_has_its_moment check (state in ('draft', 'cancelled') or sent_at is not null)
);
create index purchase_order_by_supplier on purchase_order (supplier_no, purchase_no);

create table purchase_order_line (
  purchase_no bigint not null references purchase_order,
  ingredients_no bigint not null references ingredients,
  article_no varchar(30),
  pack_amount bigint not null constraint purchase_pack_is_an_amount check (pack_amount between 1 and 9999999999),
  packs integer not null constraint packs_are_counted check (packs between 1 and 999999),
  pack_cents bigint not null constraint purchase_price_is_an_amount check (pack_cents between 0 and 9999999999),
  received_amount bigint not null default 0 constraint received_is_an_amount check (received_amount >= 0),
  primary key (purchase_no, ingredients_no)
);

create table goods_receipt (
  receipt_no bigint generated always as identity primary key,
  supplier_no bigint not null references supplier,
  purchase_no bigint references purchase_order,
  received_at timestamptz not null,
  received_by text not null,
  note varchar(200),
  idempotency_key varchar(100) not null constraint receipt_is_asked_once unique,
  request_hash text not null
);
create index goods_receipt_by_purchase on goods_receipt (purchase_no) where purchase_no is not null;

create table goods_receipt_line (
  receipt_no bigint not null references goods_receipt,
  line_no integer not null,
  ingredients_no bigint not null references ingredients,
  amount bigint not null constraint receipt_is_an_amount check (amount between 1 and 9999999999),
  -- What is paid for all of it; null where nothing of it was taken, or nobody knows.
  cents bigint constraint receipt_price_is_an_amount check (cents between 0 and 9999999999),
  storage text not null constraint storage_is_known check (storage in ('ambient', 'chilled', 'meat', 'poultry', 'fish', 'frozen')),
  -- Tenths of a degree Celsius, when it came.
  temperature integer constraint temperature_is_one check (temperature between -999 and 999),
  -- What was done about food that came too warm, or wrong; null: nothing was wrong.
  action text constraint action_is_known check (action in ('refused', 'quarantined', 'accepted-after-check')),
  action_note varchar(200),
  -- Null: it was refused, and went back.
  lot_no bigint references lot,
  primary key (receipt_no, line_no),
  constraint refused_has_no_lot check ((action is not distinct from 'refused') = (lot_no is null) and (lot_no is not null or cents is null)),
  constraint action_says_why check (action is null or action_note is not null)
);
create index receipt_line_by_lot on goods_receipt_line (lot_no) where lot_no is not null;

-- What a base unit of an ingredient costs the shop on average of what it has: moved by each receipt that says a price. In cents, exactly.
create table ingredient_cost (
  ingredients_no bigint primary key references ingredients,
  unit_cents numeric not null constraint cost_is_never_negative check (unit_cents >= 0),
  as_of timestamptz not null
);
