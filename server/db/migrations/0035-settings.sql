-- What an owner decides of the shop. Each row changes some fields from a moment on; what holds then is the environment's, with all of them in
-- turn. Who wrote it, and when, stands in the audit trail.
create table settings_version (
  version_no bigint generated always as identity primary key,
  holds_from timestamptz not null,
  change jsonb not null check (jsonb_typeof(change) = 'object')
);
create index settings_by_time on settings_version (holds_from, version_no);

-- Whether a day still has the usual capacity, and follows it; what is there already stays as it is.
alter table delivery_day add column is_usual boolean not null default false;
