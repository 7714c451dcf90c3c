-- Who works in the shop, and who was asked to.

create table staff (
  staff_no bigint generated always as identity primary key,
  account_id text not null unique check (account_id <> ''),
  staff_email text not null check (char_length(staff_email) between 3 and 254),
  -- Null: was of the staff, and is no more, whatever groups the account is in.
  role text check (role in ('owner', 'manager', 'kitchen', 'menu', 'support', 'accounts')),
  version bigint not null default 1 check (version > 0),
  since timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null check (changed_by <> '')
);
comment on table staff is 'One row for each account that is or was of the staff. An account without a row is an owner where an operator put it into the group administrators.';

create table staff_invitation (
  invitation_no bigint generated always as identity primary key,
  invited_email text not null check (char_length(invited_email) between 3 and 254),
  role text not null check (role in ('owner', 'manager', 'kitchen', 'menu', 'support', 'accounts')),
  -- SHA-256 of what the letter's link holds.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  invited_at timestamptz not null,
  invited_by text not null check (invited_by <> ''),
  expires_at timestamptz not null check (expires_at > invited_at)
);
comment on table staff_invitation is 'Invitations that nobody has taken up; one that is taken up, taken back or replaced is deleted.';
create unique index staff_invitation_of on staff_invitation (lower(invited_email));
