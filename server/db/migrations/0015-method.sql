-- The method follows the meal: steps, and if wished the name, the description and the story, are written in a language of tokens that
-- name ingredients by number. What was written before is plain text, so its signs are kept from meaning anything.
update recipe set steps = array(
  select regexp_replace(step, '([][{}|\\])', '\\\1', 'g') from unnest(steps) with ordinality s (step, position) order by position
) where array_to_string(steps, '') ~ '[][{}|\\]';

alter table recipe
  add column name_follows text
    constraint name_follows_fits check (length(name_follows) <= 5000),
  add column description_follows text
    constraint description_follows_fits check (length(description_follows) <= 5000),
  add column story_follows text
    constraint story_follows_fits check (length(story_follows) <= 30000);

-- What makes an ingredient safe and pleasant to eat; null: nobody has said.
alter table ingredients add column cooking text
  constraint cooking_is_known check
    (cooking in ('none', 'through', 'seared', 'fish', 'shellfish', 'shells', 'egg', 'beans', 'tender', 'hot', 'boiled'));
