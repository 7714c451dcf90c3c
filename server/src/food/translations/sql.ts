import sql from 'sql-template-tag';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  columnsOf,
  translationRow,
  type Subject,
  type TranslatedText,
  type Translation,
} from './translation.ts';

/** Of one thing, or of all. */
export async function readTranslations(db: Db, subject?: Subject): Promise<Translation[]> {
  const { recipeNo, ingredientNo, category } = columnsOf(subject);
  return db.query(
    translationRow,
    sql`select language, recipe_no as "recipeNo", ingredients_no as "ingredientNo", category_slug as "category", texts, version
    from translation
    where ${subject === undefined} or recipe_no = ${recipeNo}::bigint or ingredients_no = ${ingredientNo}::bigint or category_slug = ${category}::text
    order by language, recipe_no, ingredients_no, category_slug`,
  );
}

export async function writeTranslation(
  tx: Tx,
  language: OtherLanguage,
  subject: Subject,
  texts: readonly TranslatedText[],
): Promise<void> {
  const { recipeNo, ingredientNo, category } = columnsOf(subject);
  await tx.run(sql`insert into translation (language, recipe_no, ingredients_no, category_slug, texts)
    values (${language}, ${recipeNo}, ${ingredientNo}, ${category}, ${JSON.stringify(texts)})
    on conflict on constraint translation_is_one
    do update set texts = excluded.texts, version = translation.version + 1`);
}
