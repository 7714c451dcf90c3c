-- What someone is choosing, by key: transient, versioned, gone after its expiry.
create table choice (
  key text primary key constraint choice_key_has_200_characters check (char_length(key) between 1 and 200),
  value jsonb not null,
  version bigint not null constraint choice_version_is_positive check (version > 0),
  expires_at timestamptz not null
);

create index choice_expires_at on choice (expires_at);

-- Writes only over the expected version (0 = absent or expired) and answers the new one, or null.
-- Does not wait for the disk: a power cut may forget the last moments of a basket, and never leaves half of one.
create function put_choice(
  p_key text, p_value jsonb, p_expected bigint, p_expires_at timestamptz, p_now timestamptz
) returns bigint language plpgsql as $$
declare
  written bigint;
begin
  perform set_config('synchronous_commit', 'off', true);
  if p_expected = 0 then
    insert into choice as kept (key, value, version, expires_at) values (p_key, p_value, 1, p_expires_at)
    on conflict (key) do update
      set value = excluded.value, version = kept.version + 1, expires_at = excluded.expires_at
      where kept.expires_at <= p_now
    returning kept.version into written;
  else
    update choice set value = p_value, version = version + 1, expires_at = p_expires_at
    where key = p_key and version = p_expected and expires_at > p_now
    returning version into written;
  end if;
  return written;
end
$$;

-- What must happen after a commit: a row here is written by the same transaction and worked off at least once.
create table outbox (
  event_no bigint generated always as identity primary key,
  event_id uuid not null unique default gen_random_uuid(),
  kind text not null constraint outbox_kind_has_100_characters check (char_length(kind) between 1 and 100),
  payload jsonb not null,
  created_at timestamptz not null default now(),
  -- Failures are counted, not claims: a server that is killed again and again makes no event be given up.
  attempts integer not null default 0 constraint outbox_attempts_is_not_negative check (attempts >= 0),
  -- A new event is due on every clock.
  next_attempt_at timestamptz not null default '-infinity',
  last_error text,
  -- Given up; kept for operators, who start it again with: attempts = 0, failed_at = null.
  failed_at timestamptz
);

-- By kind, so that a pile of one kind is never searched for another.
create index outbox_due on outbox (kind, next_attempt_at, event_no) where failed_at is null;
