-- Passkeys. The names are better-auth's, for its passkey plugin; keys and checks that it leaves to the application are added.
create table accounts.passkey (
  "id" text primary key,
  "name" text check (char_length("name") between 1 and 50),
  "publicKey" text not null,
  "userId" text not null references accounts."user" ("id") on delete cascade,
  "credentialID" text not null unique,
  "counter" bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz not null default current_timestamp,
  "aaguid" text,
  -- Ours: the host that it was made for, and opens alone. Null until all that adding it takes is done: until then it opens nothing.
  "rpId" text,
  "lastUsedAt" timestamptz
);
create index passkey_of_user on accounts.passkey ("userId");
