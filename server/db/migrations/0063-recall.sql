-- Food of a lot is called back: which boxes had it, who was told, and what of it goes back (decision 62).

-- Waits for whoever writes orders, before it has anything that they want.
lock table orders in share row exclusive mode;

create table recall (
  recall_no bigint generated always as identity primary key,
  lot_no bigint not null references lot,
  -- Done to see how long it takes: it blocks nothing, writes to nobody and gives nothing back.
  is_drill boolean not null,
  hazard text not null constraint recall_hazard_is_known check (hazard in ('allergen', 'microbes', 'foreign-body', 'chemical', 'quality')),
  -- What the shop adds in its letters, in its own words.
  note varchar(300) constraint recall_note_says_something check (note ~ '\S'),
  started_at timestamptz not null,
  started_by text not null,
  -- How long it took to find the boxes, in milliseconds.
  found_ms integer not null default 0 constraint recall_was_found check (found_ms >= 0),
  ended_at timestamptz,
  ended_by text,
  constraint recall_is_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
  constraint recall_ends_after_it_began check (ended_at >= started_at)
);
create unique index recall_is_open_once on recall (lot_no, is_drill) where ended_at is null;

-- The lines of boxes that had some of the lot at that moment, exactly as order_lot said: there are no other orders in it, so that none is
-- looked up again for each of a hundred thousand lines.
create table recall_line (
  recall_no bigint not null,
  order_no bigint not null,
  line_no integer not null,
  ingredients_no bigint not null,
  amount bigint not null constraint recalled_is_an_amount check (amount > 0),
  -- When its customer was told; null: not yet, or it never left with it.
  told_at timestamptz,
  primary key (recall_no, order_no, line_no)
);

-- Of what was not in the box, or was and must not be eaten.
alter table missing_ingredient
  add column recalled_amount bigint not null default 0
    constraint recalled_is_part_of_it check (recalled_amount between 0 and amount);

-- What is called back is sold to nobody while that goes on.
create function lot_is_released() returns trigger language plpgsql as $$
begin
  if exists (select from recall r where r.lot_no = new.lot_no and not r.is_drill and r.ended_at is null) then
    raise exception 'lot % is being recalled', new.lot_no using errcode = 'LD008';
  end if;
  return new;
end
$$;
create trigger lot_is_released before update of status on lot for each row
  when (old.status = 'quarantined' and new.status <> 'quarantined') execute function lot_is_released();

-- Takes food of a lot that is blocked out of one line of a box that is here. It lies in its lot again; what was sold of it is owed, as when the
-- lot was blocked; and the box gets what is good, as far as there is some. Answers how much was taken out: 0 where there was none.
-- The caller has the order and the pen of the lots.
create function take_out_of_box(p_order_no bigint, p_line_no integer, p_lot_no bigint) returns bigint language plpgsql as $$
declare
  v_no bigint;
  v_amount bigint;
begin
  select b.ingredients_no, sum(b.amount) into v_no, v_amount from order_lot b
  where b.order_no = p_order_no and b.line_no = p_line_no and b.lot_no = p_lot_no group by 1;
  if v_no is null then return 0; end if;
  perform 1 from ingredients i where i.ingredients_no = v_no for no key update;
  delete from order_lot b where b.order_no = p_order_no and b.line_no = p_line_no and b.lot_no = p_lot_no;
  insert into food_owed as o (ingredients_no, amount) values (v_no, v_amount)
  on conflict (ingredients_no) do update set amount = o.amount + excluded.amount;
  perform pay_what_is_owed(v_no);
  perform portion_from_lots(p_order_no, (select o.delivery_day from orders o where o.order_no = p_order_no));
  return v_amount;
end
$$;

-- As before (migration 0058), and no box leaves with food of a lot that is blocked.
create or replace function portion_order() returns trigger language plpgsql as $$
declare
  v_nos bigint[];
begin
  perform lots_pen();
  -- What goes back to its lots does so at the commit, when day and food are held in their order.
  if not is_portioned(new.order_status) then return null; end if;

  if is_in_the_house(new.order_status) and not is_in_the_house(old.order_status) then
    -- It left before lots were kept, and is here again: what is in it was in the house all the time.
    insert into lot_movement (lot_no, movement_kind, amount, moved_at, moved_by, note)
    select shelf_lot(n.ingredients_no, now()), 'counted', sum(n.amount), clock_timestamp(), 'the shop', 'order ' || new.order_no || ' is in the house again'
    from not_portioned(new.order_no) n group by n.ingredients_no;
    insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
    select new.order_no, n.line_no, n.ingredients_no, shelf_lot(n.ingredients_no, now()), n.amount from not_portioned(new.order_no) n;
    return null;
  end if;

  if not is_in_the_house(new.order_status) then
    select array_agg(b.lot_no order by b.lot_no) into v_nos from (
      select distinct b.lot_no from order_lot b join lot l using (lot_no)
      where b.order_no = new.order_no and l.status = 'quarantined') b;
    if v_nos is not null then
      raise exception 'order % holds food that is blocked', new.order_no using errcode = 'LD007', detail = to_json(v_nos)::text;
    end if;
  end if;

  perform portion_from_lots(new.order_no, new.delivery_day);
  if is_in_the_house(new.order_status) then return null; end if;

  -- It leaves: with all that its customer was not told is missing.
  select array_agg(n.ingredients_no order by n.ingredients_no) into v_nos from (
    select n.ingredients_no from not_portioned(new.order_no) n
    left join missing_ingredient m on m.order_no = new.order_no and m.line_no = n.line_no and m.ingredients_no = n.ingredients_no
    where n.amount > coalesce(m.amount, 0) group by n.ingredients_no
  ) n;
  if v_nos is not null then
    raise exception 'no lot is good for order %', new.order_no using errcode = 'LD006', detail = to_json(v_nos)::text;
  end if;
  -- What was missing is here still.
  select array_agg(n.ingredients_no order by n.ingredients_no) into v_nos from (
    select distinct n.ingredients_no from not_portioned(new.order_no) n) n;
  if v_nos is null then return null; end if;
  perform 1 from ingredients i where i.ingredients_no = any (v_nos) order by i.ingredients_no for no key update;
  update ingredients i set ingredients_inventory = i.ingredients_inventory + n.amount
  from (select n.ingredients_no, sum(n.amount) as amount from not_portioned(new.order_no) n group by 1) n where n.ingredients_no = i.ingredients_no;
  insert into stock_movement (ingredients_no, movement_kind, amount, moved_at, moved_by, order_no)
  select n.ingredients_no, 'unblocked', sum(n.amount), clock_timestamp(), 'the shop', new.order_no from not_portioned(new.order_no) n group by 1;
  insert into order_lot (order_no, line_no, ingredients_no, lot_no, amount)
  select new.order_no, n.line_no, n.ingredients_no, null, n.amount from not_portioned(new.order_no) n;
  return null;
end
$$;
