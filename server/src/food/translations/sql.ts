import sql from 'sql-template-tag';
import type { OtherLanguage } from '../../contract/languages.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import {
  translationRow,
  type Subject,
  type TranslatedText,
  type Translation,
} from './translation.ts';

const columns = (subject: Subject | undefined) => ({
  recipeNo: subject?.kind === 'recipe' ? subject.recipeNo : null,
  ingredientNo: subject?.kind === 'ingredient' ? subject.ingredientNo : null,
  category: subject?.kind === 'category' ? subject.category : null,
});

/** Of one thing, or of all. */
export async function readTranslations(db: Db, subject?: Subject): Promise<Translation[]> {
  const { recipeNo, ingredientNo, category } = columns(subject);
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
  const { recipeNo, ingredientNo, category } = columns(subject);
  await tx.run(sql`insert into translation (language, recipe_no, ingredients_no, category_slug, texts)
    values (${language}, ${recipeNo}, ${ingredientNo}, ${category}, ${JSON.stringify(texts)})
    on conflict on constraint translation_is_one
    do update set texts = excluded.texts, version = translation.version + 1`);
}
