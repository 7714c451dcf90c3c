-- The sandbox: a provider of payments that moves no money, with tables of its own as a provider has; and the name by which real ones know
-- this store. Nothing of the store's own refers to the sandbox's rows.

-- Two stores may share one account at a provider, and a store that begins anew counts from 1 again: its numbers are told with this name.
create table store_name (
  one boolean primary key default true constraint there_is_one_store_name check (one),
  name uuid not null default gen_random_uuid()
);
insert into store_name default values;

-- Cards that are kept: what of a number may be shown, and how a test card behaves; never the number.
create table sandbox_method (
  method_ref text primary key,
  customer_no bigint not null,
  brand varchar(20) not null,
  last_four varchar(4) not null constraint last_four_are_digits check (last_four ~ '^[0-9]{4}$'),
  -- Its last month.
  expires varchar(7) not null constraint card_expires_in_a_month check (expires ~ '^[0-9]{4}-[0-9]{2}$'),
  behaviour varchar(20) not null,
  forgotten_at timestamptz
);

create table sandbox_payment (
  payment_no bigint primary key,
  -- Whoever knows it may pay: 128 bits of chance.
  ref text not null constraint sandbox_payment_has_one_ref unique,
  order_no bigint not null,
  customer_no bigint not null,
  purpose varchar(10) not null constraint sandbox_purpose_is_known check (purpose in ('hold', 'save', 'charge')),
  state varchar(20) not null constraint sandbox_state_is_known check
    (state in ('open', 'needs-action', 'saved', 'held', 'captured', 'failed', 'closed', 'lapsed')),
  cents bigint not null constraint sandbox_payment_is_a_price check (cents between 0 and 9999999999),
  currency text not null constraint sandbox_currency_is_iso_4217 check (currency ~ '^[A-Z]{3}$'),
  held_cents bigint not null default 0,
  captured_cents bigint not null default 0,
  capture_before timestamptz,
  -- Null: its owner was not before the screen.
  expires_at timestamptz,
  return_to text,
  note text,
  email text not null,
  -- The card that it was paid with, or that waits for its challenge.
  method_ref text references sandbox_method,
  failure varchar(40),
  -- How often it changed: numbers its hooks.
  changes integer not null default 0,
  changed_at timestamptz not null,
  constraint sandbox_holds_no_more_than_was_asked_for check (held_cents between 0 and cents and captured_cents between 0 and cents
    and held_cents + captured_cents <= cents)
);
create index sandbox_payment_by_change on sandbox_payment (changed_at);

create table sandbox_refund (
  key text primary key,
  ref text not null constraint sandbox_refund_has_one_ref unique,
  payment_no bigint not null references sandbox_payment,
  cents bigint not null constraint sandbox_refund_is_a_price check (cents between 1 and 9999999999),
  -- When a card sends back what was given back to it; null: it keeps it.
  bounces_at timestamptz
);
create index sandbox_refund_by_payment on sandbox_refund (payment_no);
