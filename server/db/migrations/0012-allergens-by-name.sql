-- Cereals and nuts by their own names, traces, and alcohol. What was said before stays true: `gluten` and `nuts` are one of these foods, and
-- nobody has said which; who avoids them avoids every food of the group. A test compares the list with server/src/contract/food-terms.ts.
create function are_allergens(said text[]) returns boolean language sql immutable parallel safe
  return said <@ array['gluten', 'wheat', 'rye', 'barley', 'oats', 'crustaceans', 'eggs', 'fish', 'peanuts', 'soybeans', 'milk', 'nuts',
    'almonds', 'hazelnuts', 'walnuts', 'cashews', 'pecans', 'brazil-nuts', 'pistachios', 'macadamias', 'celery', 'mustard', 'sesame',
    'sulphites', 'lupin', 'molluscs'];

-- Replaced without reading the rows: whatever kept the shorter list keeps the longer one.
alter table customer
  drop constraint avoided_allergens_are_known,
  add constraint avoided_allergens_are_known check (are_allergens(avoided_allergens)) not valid;

alter table ingredients
  drop constraint allergens_are_known,
  add constraint allergens_are_known check (are_allergens(allergens)) not valid,
  -- Null means that nobody has said, which is not none.
  add column may_contain text[] constraint may_contain_is_known check (are_allergens(may_contain)),
  -- Tenths of a per cent by volume; null means that nobody has said.
  add column alcohol_permille integer
    constraint alcohol_is_part_of_the_volume check (alcohol_permille between 0 and 1000);

-- What is stored for the menu gets its new members.
insert into outbox (kind, payload)
select 'catalogue-changed', json_build_object('version', c.version) from catalogue_state c where exists (select 1 from recipe);
