-- Stock is a ledger too: the sum of an ingredient's movements is its inventory, always.
create table stock_movement (
  movement_no bigint generated always as identity primary key,
  ingredients_no bigint not null references ingredients,
  movement_kind text not null
    constraint movement_kind_is_known check (movement_kind in ('received', 'taken', 'given-back', 'spoiled', 'counted')),
  amount bigint not null
    constraint amount_has_its_sign check (case movement_kind
      when 'received' then amount > 0
      when 'given-back' then amount > 0
      when 'taken' then amount < 0
      when 'spoiled' then amount < 0
      else true end),
  moved_at timestamptz not null,
  moved_by text not null,
  note varchar(200),
  -- Taken: one movement for a group of orders that were committed together; given back: one order's.
  commit_group bigint,
  order_no bigint
);
create index stock_movement_by_ingredient on stock_movement (ingredients_no, movement_no);

-- Every order of a day updates its row: room for HOT updates, as with ingredients.
create table delivery_day (
  day date primary key,
  capacity integer not null constraint capacity_is_a_number check (capacity between 0 and 9999999),
  taken integer not null default 0 constraint day_is_never_overfull check (taken between 0 and capacity),
  closed boolean not null default false
) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
