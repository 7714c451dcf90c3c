-- What is measured and cleaned in the kitchen, and what was found (Regulation (EC) No 852/2004, article 5). A limit is in tenths of a degree Celsius.
create table hygiene_check (
  check_no bigint generated always as identity primary key,
  check_name varchar(60) not null constraint check_has_a_name check (check_name ~ '\S'),
  place varchar(60) constraint check_place_is_named check (place ~ '\S'),
  kind text not null constraint check_is_of_a_kind check (kind in ('temperature', 'cleaning')),
  min_tenths integer constraint check_min_is_a_temperature check (min_tenths between -600 and 2000),
  max_tenths integer constraint check_max_is_a_temperature check (max_tenths between -600 and 2000),
  per_day smallint not null constraint check_is_done_each_day check (per_day between 1 and 12),
  every_days smallint not null constraint check_comes_again check (every_days between 1 and 92),
  -- From this day on it is missed where nobody did it.
  begins_on date not null,
  stopped_on date,
  version integer not null default 1,
  constraint only_a_temperature_has_limits check ((kind = 'temperature') = (min_tenths is not null or max_tenths is not null)),
  constraint limits_leave_room check (min_tenths <= max_tenths),
  constraint several_a_day_come_daily check (per_day = 1 or every_days = 1)
);

-- What was found stays as it was written, with the limits of that moment; what was wrong in it is said by another entry.
create table hygiene_entry (
  entry_no bigint generated always as identity primary key,
  check_no bigint not null references hygiene_check,
  check_name varchar(60) not null,
  -- The day that it counts for, by the clock of the shop.
  of_day date not null,
  noted_at timestamptz not null,
  noted_by text not null,
  tenths integer constraint entry_is_a_temperature check (tenths between -600 and 2000),
  min_tenths integer,
  max_tenths integer,
  in_order boolean not null,
  action varchar(300),
  note varchar(300),
  corrects bigint unique references hygiene_entry,
  constraint what_is_wrong_is_acted_on check (in_order or action ~ '\S'),
  constraint a_temperature_is_judged check (
    tenths is null or in_order = (tenths >= coalesce(min_tenths, tenths) and tenths <= coalesce(max_tenths, tenths)))
);
create index hygiene_entry_by_day on hygiene_entry (of_day, check_no);

create function hygiene_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'What was noted is not changed: another entry corrects it.';
end $$;
create trigger hygiene_entry_stays before update on hygiene_entry for each row execute function hygiene_entry_stays();
