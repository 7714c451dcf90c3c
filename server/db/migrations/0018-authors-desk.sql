-- Who saved a recipe, and whether it was on the menu then; null in editions of before, which nobody wrote it down for.
alter table recipe_edition
  add column saved_by text,
  add column recipe_status text
    constraint edition_status_is_known check (recipe_status in ('draft', 'published'));

-- Somebody has said that this amount is meant, however odd it looks.
alter table recipe_ingredients add column confirmed boolean not null default false;

-- What of a draft is not finished: rows without an amount or an ingredient, empty steps, lines that are not read. It is the author's paper and
-- nothing else: what is counted, priced, offered or exported stands in the other columns and tables, which hold only what is whole.
alter table recipe
  add column unfinished json
    constraint only_drafts_are_unfinished check (unfinished is null or recipe_status = 'draft');
