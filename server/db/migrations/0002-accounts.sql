-- Accounts, when no outside provider keeps them. The names are better-auth's: its generator wrote these tables for the
-- e-mail code, two-factor and JWT plugins; keys and checks that it leaves to the application are added.
create schema accounts;

create table accounts."user" (
  "id" text primary key,
  "name" text not null default '',
  "email" text not null unique
    constraint email_is_normalised check ("email" = lower(btrim("email")) and length("email") <= 80),
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean not null default false,
  -- Ours; the library neither reads nor writes it.
  "groups" text[] not null default '{customers}'
    constraint groups_are_known check ("groups" <@ array['customers', 'administrators'] and 'customers' = any ("groups"))
);

create table accounts.session (
  "id" text primary key,
  "userId" text not null references accounts."user" ("id") on delete cascade,
  -- A hash of what the customer holds: reading this table opens no session.
  "token" text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "mfa" boolean not null default false,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index session_of_user on accounts.session ("userId");

create table accounts.account (
  "id" text primary key,
  "userId" text not null references accounts."user" ("id") on delete cascade,
  "providerId" text not null,
  "accountId" text not null,
  "password" text,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  unique ("providerId", "accountId")
);
create index account_of_user on accounts.account ("userId");

-- Codes sent by mail, second-factor challenges and enrolments: all expire.
create table accounts.verification (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier on accounts.verification ("identifier");
create index verification_expiry on accounts.verification ("expiresAt");

create table accounts."twoFactor" (
  "id" text primary key,
  "userId" text not null unique references accounts."user" ("id") on delete cascade,
  "secret" text not null,
  "backupCodes" text not null,
  "verified" boolean not null default true,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz,
  -- Ours: the time step of the last code taken, so that no code is taken twice.
  "lastStep" bigint not null default 0
);

create table accounts.jwks (
  "id" text primary key,
  "publicKey" text not null,
  "privateKey" text not null,
  "createdAt" timestamptz not null,
  "expiresAt" timestamptz,
  "alg" text,
  "crv" text
);

-- Counters of rate-limiter-flexible; `expire` is in milliseconds since 1970.
create table accounts.attempt (
  "key" varchar(255) primary key,
  "points" integer not null default 0,
  "expire" bigint
);
create index attempt_expiry on accounts.attempt ("expire");
