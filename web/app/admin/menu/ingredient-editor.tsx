import { Button } from '@mantine/core';
import { useState } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import { groups, type Group } from '../../../../server/src/contract/ingredient-facts.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { words } from '../../words/admin-words.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { Panel } from '../parts/panel.tsx';
import type { Problem } from '../parts/problem.ts';
import { Done } from './done.tsx';
import { IngredientFactsFields } from './ingredient-facts.tsx';
import { emptyFacts, factsFromForm, typedFacts, type TypedFacts } from './ingredient-form.ts';
import { LeaveGuard } from './leave-guard.tsx';
import styles from './menu.module.css';
import { nameOf, type Ingredient } from './menu-types.ts';
import { RecipeProblem } from './recipe-problem.tsx';
import { useFirstProblem } from './use-first-problem.ts';

const said = words.adminMenu.ingredient;

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
  const form = useFirstProblem(problem);
  useEarlyForm(form, (fields) => setUnit(factsFromForm(fields).unit));
  const titles: Record<Group, string> = {
    ...{ about: said.about, food: said.food },
    nutrition: said.nutrition(said.per[unit]),
  };
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
        title={ingredient ? nameOf(ingredient) : said.newTitle}
        back={{ to: '/admin/menu/ingredients', label: said.back }}
      >
        <Button type="submit" disabled={busy}>
          {said.save}
        </Button>
        {ingredient ? (
          <Button component={Link} variant="default" to={`/admin/stock/${ingredient.ingredientNo}`}>
            {said.stock}
          </Button>
        ) : null}
      </PageHeader>
      {problem === undefined && !dirty ? <Done text={done} /> : null}
      <RecipeProblem problem={problem} />
      {groups.map((group) => (
        <Panel key={group} title={titles[group]}>
          <IngredientFactsFields {...{ group, typed, problem, unit, setUnit }} />
        </Panel>
      ))}
      <LeaveGuard dirty={dirty && !busy} />
    </Form>
  );
}
