import { Button } from '@mantine/core';
import { useState } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import type { Problem } from '../../kit/problem.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { Done } from '../kit/done.tsx';
import type { Ingredient } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { Declared } from './declared.tsx';
import { allergens, diets } from './food-lists.ts';
import { IngredientFactsFields } from './ingredient-facts.tsx';
import { emptyFacts, factsFromForm, typedFacts, type TypedFacts } from './ingredient-form.ts';
import { LeaveGuard } from './leave-guard.tsx';
import styles from './menu.module.css';
import { nameOf } from './name-of.ts';
import { NutritionFields } from './nutrition-fields.tsx';
import { RecipeProblem } from './recipe-problem.tsx';
import { wrongHere } from './wrong-here.ts';

const { ingredient: texts, allergens: allergenNames, diets: dietNames } = adminMenuWords;

export function IngredientEditor(props: {
  ingredient: Ingredient | null;
  done: string;
  answer: { typed: TypedFacts; problem: Problem } | undefined;
}) {
  const { ingredient, done, answer } = props;
  const problem = answer?.problem;
  const typed = answer?.typed ?? (ingredient ? typedFacts(ingredient) : emptyFacts);
  const [unit, setUnit] = useState(typed.unit);
  const [dirty, setDirty] = useState(false);
  const busy = useNavigation().state !== 'idle';
  const form = useFocusOnNews<HTMLFormElement>(problem);
  useEarlyForm(form, (fields) => setUnit(factsFromForm(fields).unit));
  return (
    <Form
      method="post"
      ref={form}
      className={styles.editor}
      noValidate
      onChange={() => {
        setDirty(true);
      }}
      onSubmit={() => {
        setDirty(false);
      }}
    >
      <PageHeader
        title={ingredient ? nameOf(ingredient) : texts.newTitle}
        back={{ to: '/admin/menu/ingredients', label: texts.back }}
      >
        <Button type="submit" disabled={busy}>
          {texts.save}
        </Button>
        {ingredient ? (
          <Button component={Link} variant="default" to={`/admin/stock/${ingredient.ingredientNo}`}>
            {texts.stock}
          </Button>
        ) : null}
      </PageHeader>
      {problem === undefined && !dirty ? <Done text={done} /> : null}
      <RecipeProblem problem={problem} />
      <Panel title={texts.about}>
        <IngredientFactsFields {...{ typed, problem, unit, setUnit }} />
      </Panel>
      <Panel title={texts.food}>
        <Declared
          name="/allergens"
          legend={texts.declared}
          known={typed.allergens}
          choices={allergens.map((value) => ({ value, label: allergenNames[value] }))}
          undeclared={{ label: texts.isUndeclared, hint: texts.isUndeclaredHint }}
          declared={{ label: texts.isDeclared, hint: texts.isDeclaredHint }}
          wrong={wrongHere(problem, '/allergens')}
        />
        <Declared
          name="/diets"
          legend={texts.diets}
          known={typed.diets}
          choices={diets.map((value) => ({ value, label: dietNames[value] }))}
          undeclared={{ label: texts.dietsUndeclared, hint: texts.dietsUndeclaredHint }}
          declared={{ label: texts.dietsDeclared, hint: texts.dietsDeclaredHint }}
          wrong={wrongHere(problem, '/diets')}
        />
      </Panel>
      <Panel title={texts.nutrition(texts.per[unit])}>
        <NutritionFields typed={typed} problem={problem} />
      </Panel>
      <LeaveGuard dirty={dirty && !busy} />
    </Form>
  );
}
