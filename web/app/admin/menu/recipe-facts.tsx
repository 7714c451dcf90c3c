import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Category } from '../../kit/api-types.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import styles from './menu.module.css';
import type { Draft } from './recipe-draft.ts';
import type { Editing } from './recipe-editor.tsx';
import { wrongHere } from './wrong-here.ts';

const texts = adminMenuWords.recipe;
type Fact = Exclude<keyof Draft, 'follows' | 'steps' | 'ingredients'>;

/** The design's widths, shown while one types. */
const mostLetters = { name: 50, description: 100, story: 2000 };

export function RecipeFacts({
  editing,
  categories,
}: {
  editing: Editing;
  categories: Pick<Category, 'slug' | 'name'>[];
}) {
  const { draft, change, problem } = editing;
  const field = (fact: Fact, name = `/${fact}`) => ({
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
        description={texts.slugHint}
        required
        autoCapitalize="none"
        spellCheck={false}
        {...field('slug')}
      />
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
