-- Changes of somebody's e-mail that were asked for. Both mailboxes hold a key; what is kept of it is its SHA-256.
create table email_change (
  change_no bigint generated always as identity primary key,
  customer_no bigint not null references customer,
  new_email text not null check (char_length(new_email) between 3 and 80),
  old_key bytea not null unique check (octet_length(old_key) = 32),
  new_key bytea not null unique check (octet_length(new_key) = 32),
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  -- When it was made, stopped, replaced by another, or refused because the address has an account.
  ended_at timestamptz
);
create unique index email_change_open on email_change (customer_no) where ended_at is null;
create index email_change_asked on email_change (asked_at);

-- What somebody signed in with, coarsely, so that they know their sessions apart.
alter table accounts.session
  add column browser text check (char_length(browser) <= 20),
  add column system text check (char_length(system) <= 20);

-- Since when the account has the address that it has: null, since it began. A letter that went to an address before is its former owner's.
alter table customer add column email_since timestamptz;
