-- Who changed what, when.

create table audit_entry (
  audit_no bigint generated always as identity primary key,
  -- The database's own time: several servers write into one trail. Whole milliseconds, so that a page can go on exactly where one ended.
  at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  -- An account of the staff, or who has none: an operator at the command line, files that were imported, the shop itself.
  by_account text not null check (by_account <> ''),
  -- Their role at that moment.
  by_role text check (by_role in ('owner', 'manager', 'kitchen', 'menu', 'support', 'accounts')),
  action text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
  subject_kind text not null check (subject_kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject_key text not null check (char_length(subject_key) between 1 and 100),
  before jsonb check (jsonb_typeof(before) = 'object'),
  after jsonb check (jsonb_typeof(after) = 'object'),
  constraint somebody_of_the_staff_has_a_role check ((by_role is null) = (by_account in ('operator', 'import', 'shop'))),
  constraint something_changed check (before is not null or after is not null)
);
comment on table audit_entry is 'Numbers of what was changed and the fields that did; nothing of a customer, so that a person can be erased and the trail stays.';
create index audit_by_time on audit_entry (at, audit_no);
create index audit_by_who on audit_entry (by_account, at, audit_no);
create index audit_by_action on audit_entry (action, at, audit_no);
create index audit_by_kind on audit_entry (subject_kind, at, audit_no);
create index audit_by_subject on audit_entry (subject_kind, subject_key, at, audit_no);

create trigger audit_entries_are_kept before update or delete on audit_entry for each row execute function is_kept_as_written();
create trigger audit_entries_are_not_emptied before truncate on audit_entry for each statement execute function is_kept_as_written();
