-- Doors for other software: what happens in the shop is told where somebody listens, by Standard Webhooks.

create table webhook_endpoint (
  endpoint_no bigint generated always as identity primary key,
  url varchar(500) not null check (url ~ '^https?://'),
  event_types text[] not null check (cardinality(event_types) > 0),
  -- Sealed with the store's secret. While one is changed for another both sign.
  secret text not null,
  former_secret text,
  former_until timestamptz,
  version bigint not null default 1 check (version > 0),
  made_at timestamptz not null,
  -- The first failure since anything arrived; null: the last one arrived.
  failing_since timestamptz,
  -- Nothing is sent there; what happens waits.
  disabled_at timestamptz,
  -- Kept as a row, so that an order that is being placed meanwhile is never refused for it.
  removed_at timestamptz,
  constraint former_secret_runs_out check ((former_secret is null) = (former_until is null))
);

create table webhook_event (
  event_no bigint generated always as identity primary key,
  event_type text not null check (event_type ~ '^[a-z]+[.][a-z]+$'),
  happened_at timestamptz not null,
  data jsonb not null check (jsonb_typeof(data) = 'object')
);
comment on table webhook_event is 'What happened, in numbers: nothing of a customer but theirs. Gone after thirty days.';
create index webhook_event_by_time on webhook_event (happened_at);

create table webhook_delivery (
  delivery_no bigint generated always as identity primary key,
  -- The same however often it is sent: by it whoever listens knows what they have.
  delivery_id uuid not null unique default gen_random_uuid(),
  event_no bigint not null references webhook_event on delete cascade,
  endpoint_no bigint not null references webhook_endpoint,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  -- A new one is due on every clock.
  due_at timestamptz not null default '-infinity',
  tried_at timestamptz,
  http_status integer,
  -- Why there was no answer.
  failure text,
  answer varchar(500),
  constraint event_goes_to_an_endpoint_once unique (event_no, endpoint_no)
) with (fillfactor = 80);
create index webhook_delivery_due on webhook_delivery (endpoint_no, due_at, delivery_no) where state = 'waiting';
create index webhook_delivery_failed on webhook_delivery (endpoint_no, delivery_no) where state = 'failed';

-- Writes an event in the transaction of what happened, once for each endpoint that asked for it; where nobody did, nothing.
create function tell_webhooks(p_type text, p_happened_at timestamptz, p_data jsonb) returns void language plpgsql as $$
declare
  v_event bigint;
begin
  if not exists (select from webhook_endpoint where removed_at is null and p_type = any (event_types)) then
    return;
  end if;
  insert into webhook_event (event_type, happened_at, data) values (p_type, p_happened_at, p_data) returning event_no into v_event;
  insert into webhook_delivery (event_no, endpoint_no)
    select v_event, endpoint_no from webhook_endpoint where removed_at is null and p_type = any (event_types);
end
$$;

create function order_facts(o orders) returns jsonb language sql stable
  return jsonb_build_object('orderNo', o.order_no, 'customerNo', o.customer_no, 'status', o.order_status, 'deliveryDay', o.delivery_day,
    'totalCents', o.total_cents, 'currency', o.currency);

create function tell_of_placed_orders() returns trigger language plpgsql as $$
begin
  if exists (select from webhook_endpoint where removed_at is null) then
    perform tell_webhooks('order.placed', p.placed_at, order_facts(o))
    from placed p join orders o using (order_no) where is_live(p.order_status) order by p.order_no;
  end if;
  return null;
end
$$;
create trigger webhooks_hear_of_orders after insert on orders
  referencing new table as placed for each statement execute function tell_of_placed_orders();

-- One that waits for its payment is placed once it is paid; until then nobody has heard of it.
create function tell_of_moved_order() returns trigger language plpgsql as $$
declare
  v_moved jsonb := jsonb_build_object('from', new.from_status, 'to', new.to_status);
begin
  if is_live(new.from_status) and is_live(new.to_status) then
    perform tell_webhooks('order.moved', new.moved_at, order_facts(o) || v_moved) from orders o where o.order_no = new.order_no;
  elsif is_live(new.to_status) then
    perform tell_webhooks('order.placed', new.moved_at, order_facts(o)) from orders o where o.order_no = new.order_no;
  elsif is_live(new.from_status) then
    perform tell_webhooks('order.cancelled', new.moved_at, order_facts(o) || v_moved) from orders o where o.order_no = new.order_no;
  end if;
  return null;
end
$$;
create trigger webhooks_hear_of_moves after insert on order_move for each row execute function tell_of_moved_order();

create function tell_of_changed_order() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('order.changed', new.edited_at, order_facts(o) || jsonb_build_object('editNo', new.edit_no))
  from orders o where o.order_no = new.order_no and is_live(o.order_status);
  return null;
end
$$;
-- At the end, when all of it is written.
create constraint trigger webhooks_hear_of_changes after insert on order_edit deferrable initially deferred
  for each row execute function tell_of_changed_order();

create function tell_of_charged_order() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('order.charged', coalesce(new.observed_at, clock_timestamp()), jsonb_build_object('orderNo', new.order_no,
    'paymentNo', new.payment_no, 'cents', new.captured_cents - old.captured_cents, 'capturedCents', new.captured_cents, 'currency', new.currency));
  return null;
end
$$;
create trigger webhooks_hear_of_charges after update on payment
  for each row when (new.captured_cents > old.captured_cents) execute function tell_of_charged_order();

create function tell_of_refund() returns trigger language plpgsql as $$
begin
  perform tell_webhooks(case new.state when 'succeeded' then 'refund.given' else 'refund.failed' end,
    coalesce(new.settled_at, clock_timestamp()),
    jsonb_build_object('orderNo', new.order_no, 'refundNo', new.refund_no, 'cents', new.cents, 'currency', o.currency))
  from orders o where o.order_no = new.order_no;
  return null;
end
$$;
create trigger webhooks_hear_of_refunds after update on refund for each row
  when (new.state is distinct from old.state and new.state in ('succeeded', 'failed', 'bounced')) execute function tell_of_refund();

create function tell_of_invoice() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('invoice.issued', new.issued_at, jsonb_build_object('number', new.series || '-' || lpad(new.number::text, greatest(6, length(new.number::text)), '0'),
    'orderNo', new.order_no, 'refundNo', new.refund_no));
  return null;
end
$$;
create trigger webhooks_hear_of_invoices after insert on invoice for each row execute function tell_of_invoice();

create function tell_of_low_stock() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('stock.low', clock_timestamp(), jsonb_build_object('ingredientNo', new.ingredients_no, 'amount', new.ingredients_inventory,
    'lowStockAmount', new.low_stock, 'unit', new.unit));
  return null;
end
$$;
create trigger webhooks_hear_of_low_stock after update on ingredients for each row
  when (new.ingredients_inventory <= new.low_stock and old.ingredients_inventory > old.low_stock) execute function tell_of_low_stock();

create function tell_of_recipe() returns trigger language plpgsql as $$
declare
  v_was boolean := tg_op = 'UPDATE' and old.recipe_status = 'published';
  v_is boolean := new.recipe_status = 'published';
  v_type text := case when v_is and not v_was then 'recipe.published' when v_was and not v_is then 'recipe.unpublished'
    when v_is and new.edition_no <> old.edition_no then 'recipe.changed' end;
begin
  if v_type is not null then
    perform tell_webhooks(v_type, clock_timestamp(),
      jsonb_build_object('recipeNo', new.recipe_no, 'slug', new.recipe_slug, 'editionNo', new.edition_no));
  end if;
  return null;
end
$$;
create trigger webhooks_hear_of_recipes after insert or update on recipe for each row execute function tell_of_recipe();
