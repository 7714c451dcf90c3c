import sql from 'sql-template-tag';
import type { Shop } from '../../server/src/app.ts';
import { changeMenu } from '../../server/src/food/edits/edits.ts';

const dishes = [
  'soup',
  'stew',
  'curry',
  'tart',
  'bowl',
  'salad',
  'pie',
  'noodles',
  'bake',
  'pilaf',
];
const ways = [
  'Smoky',
  'Quick',
  'Green',
  'Red',
  'Roast',
  'Spiced',
  'Crisp',
  'Warm',
  'Little',
  'Sunday',
];
const syllables = ['ka', 'ro', 'mi', 'tel', 'bas', 'lun', 'ver', 'do', 'shi', 'pa', 'nor', 'gu'];

/**
 * In place of the demo's recipes so many invented ones, which share its ingredients: eight each, a third of them of vegan ones alone. They are
 * called by what is in them and after places that nobody knows, so that a longer menu has more words, as a real one has.
 */
export async function inventMenu(shop: Shop, recipes: number): Promise<void> {
  await changeMenu(shop, async (tx) => {
    await tx.run(sql`update recipe set recipe_status = 'draft'`);
    await tx.run(sql`insert into recipe (recipe_no, recipe_slug, recipe_name, recipe_description, category_slug, servings, minutes,
        preparation_cents, steps, recipe_status)
      select 100000 + n, 'invented-' || n,
        left((${ways}::text[])[1 + n % 10] || ' ' || i.name || ' ' || (${dishes}::text[])[1 + n / 10 % 10] || ' ' || p.place, 50),
        left('With ' || i.name || ', as they cook it in ' || p.place, 100), c.slugs[1 + n % cardinality(c.slugs)], 1 + n % 4, 10 + n % 16 * 5,
        n * 37 % 500, array['Cook everything until it is done.'], 'published'
      from generate_series(1, ${recipes}::int) n
        cross join (select array_agg(category_slug order by category_slug) as slugs from category) c
        join (select ingredients_name as name, row_number() over (order by ingredients_no) - 1 as place, count(*) over () as many from ingredients) i
          on i.place = n * 31 % i.many
        cross join lateral (select initcap((${syllables}::text[])[1 + n % 12] || (${syllables}::text[])[1 + n / 12 % 12] ||
          (${syllables}::text[])[1 + n / 144 % 12] || (${syllables}::text[])[1 + n / 1728 % 12]) as place) p`);
    await tx.run(sql`with food as (
        select ingredients_no as no, false as vegan_only, row_number() over (order by ingredients_no) - 1 as place, count(*) over () as many from ingredients
        union all
        select ingredients_no, true, row_number() over (order by ingredients_no) - 1, count(*) over () from ingredients where 'vegan' = any(diets))
      insert into recipe_ingredients (recipe_no, ingredients_no, quantity, position)
      select 100000 + n, f.no, 40 + n * 13 % 300, min(k)
      from generate_series(1, ${recipes}::int) n cross join generate_series(1, 8) k
        join food f on f.vegan_only = (n % 3 = 0) and f.place = case when k = 1 then n * 31 else n * (k * 7 + 3) + k * k * 11 end % f.many
      group by n, f.no`);
    await tx.run(sql`insert into recipe_edition (recipe_no, edition_no, content, saved_by, recipe_status)
      select r.recipe_no, 1, e.content, 'the bench', 'published'
      from recipe r cross join (select content from recipe_edition order by recipe_no, edition_no limit 1) e where r.recipe_no > 100000`);
  });
  await shop.database.run(sql`analyze recipe`);
  await shop.database.run(sql`analyze recipe_ingredients`);
  await shop.database.run(sql`analyze recipe_edition`);
}
