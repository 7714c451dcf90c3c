-- Doors for other software: tokens of the API.

create table api_token (
  token_no bigint generated always as identity primary key,
  token_name varchar(50) not null check (char_length(token_name) between 1 and 50),
  -- SHA-256 of its 32 random bytes, which are shown once.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null,
  -- An account of the staff, or an operator at the command line.
  made_by text not null check (made_by <> ''),
  expires_at timestamptz not null check (expires_at > made_at),
  -- To the hour, so that few requests write.
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on table api_token is 'What other software may do in the back office, by tokens. One that has ended stays, because the audit trail names it.';

-- A token changes things in its own name.
alter table audit_entry drop constraint somebody_of_the_staff_has_a_role;
alter table audit_entry add constraint whoever_works_here_has_a_role
  check ((by_role is null) = (by_account in ('operator', 'import', 'shop') or by_account ~ '^token-[0-9]+$'));
