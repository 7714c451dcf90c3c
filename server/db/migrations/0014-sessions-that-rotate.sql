-- Each renewal of a session spends its refresh token. What is spent is kept as long as the session is, so that a token that comes back
-- late is known for a copy: that ends the session.
create table accounts.spent_token (
  token text primary key,
  session_id text not null references accounts.session ("id") on delete cascade,
  spent_at timestamptz not null
);
create index spent_token_of_session on accounts.spent_token (session_id);

-- Sessions that were ended while their last access token may still be good. Whoever ends one, the library and an operator's SQL
-- included, tells every server by this table.
create table accounts.ended_session (
  session_id text primary key,
  ended_at timestamptz not null default now()
);
create index ended_session_by_time on accounts.ended_session (ended_at);

create function accounts.note_ended_session() returns trigger language plpgsql as $$
begin
  insert into accounts.ended_session (session_id) values (old."id")
  on conflict (session_id) do update set ended_at = now();
  return null;
end
$$;

create trigger session_ends after delete on accounts.session
  for each row execute function accounts.note_ended_session();

-- Sign-ups that wait for their confirmation, each with the password that was given then: which of them becomes the account's, its code decides.
create table accounts.sign_up (
  id text primary key,
  email text not null,
  password text not null,
  made_at timestamptz not null
);
create index sign_up_of_email on accounts.sign_up (email, made_at);
create index sign_up_by_time on accounts.sign_up (made_at);

-- Codes sent by mail, as hashes. One that confirms is that of one sign-up.
create table accounts.mailed_code (
  id text primary key,
  email text not null,
  sign_up_id text unique references accounts.sign_up (id) on delete cascade,
  code text not null,
  tries integer not null default 0 constraint mailed_code_tries_are_counted check (tries >= 0),
  expires_at timestamptz not null
);
create index mailed_code_of_email on accounts.mailed_code (email);
create index mailed_code_expiry on accounts.mailed_code (expires_at);

-- Guesses at a secret: how many were wrong, and how many are being checked at this moment. Both count before the next one is checked.
create table accounts.guess (
  subject text primary key,
  wrong integer not null default 0 constraint wrong_guesses_are_counted check (wrong >= 0),
  checking integer not null default 0 constraint guesses_in_hand_are_counted check (checking >= 0),
  until timestamptz not null
);
create index guess_expiry on accounts.guess (until);

-- Codes that are on their way go on to be good: the library wrote them as `hash:tries`.
insert into accounts.sign_up (id, email, password, made_at)
select person."id", person."email", account."password", now()
from accounts."user" as person
join accounts.account on account."userId" = person."id" and account."providerId" = 'credential'
where not person."emailVerified" and account."password" is not null;

insert into accounts.mailed_code (id, email, sign_up_id, code, tries, expires_at)
select distinct on (sign_up.email) waiting."id", sign_up.email, sign_up.id,
  split_part(waiting."value", ':', 1), split_part(waiting."value", ':', 2)::integer, waiting."expiresAt"
from accounts.verification as waiting
join accounts.sign_up on waiting."identifier" = 'email-verification-otp-' || sign_up.email
where waiting."value" ~ '^[^:]+:[0-9]+$'
order by sign_up.email, waiting."expiresAt" desc;

insert into accounts.mailed_code (id, email, code, tries, expires_at)
select distinct on (person."email") waiting."id", person."email",
  split_part(waiting."value", ':', 1), split_part(waiting."value", ':', 2)::integer, waiting."expiresAt"
from accounts.verification as waiting
join accounts."user" as person on waiting."identifier" = 'forget-password-otp-' || person."email"
where waiting."value" ~ '^[^:]+:[0-9]+$'
order by person."email", waiting."expiresAt" desc;

delete from accounts.verification
where "identifier" like 'email-verification-otp-%' or "identifier" like 'forget-password-otp-%';
