import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Category } from '../../kit/api-types.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import { slugFollows, type Draft } from './recipe-draft.ts';
import type { Editing } from './recipe-editor.tsx';
import { useSlug } from './use-slug.ts';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.recipe;
type Fact = Exclude<keyof Draft, 'madeSlug' | 'follows' | 'steps' | 'ingredients' | 'lines'>;

/** The design's widths, shown while one types. */
const mostLetters = { name: 50, description: 100, story: 2000 };

export function RecipeFacts({
  editing,
  recipeNo,
  categories,
}: {
  editing: Editing;
  /** Of the recipe that is written; undefined for a new one. */
  recipeNo: number | undefined;
  categories: Pick<Category, 'slug' | 'name'>[];
}) {
  const { draft, change, problem } = editing;
  const follows = slugFollows(draft);
  const taken = useSlug(editing, recipeNo);
  const field = (fact: Fact, name = `/${fact}`) => ({
    id: name,
    name,
    value: draft[fact],
    error: wrongHere(problem, name),
    onChange: (event: { currentTarget: { value: string } }) => {
      change({ [fact]: event.currentTarget.value });
    },
  });
  const letters = (fact: keyof typeof mostLetters) => ({
    description: texts.letters([...draft[fact]].length, mostLetters[fact]),
  });
  return (
    <div className={styles.fields}>
      <TextInput
        className={styles.wide}
        label={texts.name}
        {...field('name')}
        {...letters('name')}
      />
      <TextInput
        className={styles.wide}
        label={texts.description}
        {...field('description')}
        {...letters('description')}
      />
      <TextInput
        label={texts.slug}
        description={follows ? texts.slugMade : texts.slugHint}
        placeholder={follows ? texts.slugLater : undefined}
        required={!follows}
        autoCapitalize="none"
        spellCheck={false}
        {...field('slug')}
        error={wrongHere(problem, '/slug') ?? taken}
      />
      {draft.madeSlug === null ? null : (
        <input type="hidden" name="madeSlug" value={draft.madeSlug} />
      )}
      <NativeSelect
        label={texts.category}
        description={texts.categoryHint}
        data={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
        {...field('category')}
      />
      <TextInput
        label={texts.servings}
        description={texts.servingsHint}
        required
        inputMode="numeric"
        {...field('servings')}
      />
      <TextInput
        label={texts.minutes}
        description={texts.minutesHint}
        required
        inputMode="numeric"
        {...field('minutes')}
      />
      <TextInput
        label={texts.menuPlace}
        description={texts.menuPlaceHint}
        inputMode="numeric"
        {...field('menuPlace')}
      />
      <TextInput
        label={texts.preparation}
        description={texts.preparationHint}
        required
        inputMode="decimal"
        {...field('preparation', '/preparationCents')}
      />
      <Textarea
        className={styles.wide}
        label={texts.story}
        autosize
        minRows={3}
        {...field('story')}
        {...letters('story')}
      />
    </div>
  );
}
