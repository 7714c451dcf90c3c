import { Button } from '@mantine/core';
import { useState } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import { groups, type Group } from '../../../../server/src/contract/ingredient-facts.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import type { Problem } from '../../kit/problem.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { Done } from '../kit/done.tsx';
import type { Ingredient } from '../kit/office-types.ts';
import { HistoryLink } from '../kit/history-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { IngredientFactsFields } from './ingredient-facts.tsx';
import { emptyFacts, factsFromForm, typedFacts, type TypedFacts } from './ingredient-form.ts';
import { LanguageLinks } from './language-links.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import styles from './menu.module.css';
import { nameOf } from './name-of.ts';
import { RecipeProblem } from './recipe-problem.tsx';

const texts = adminMenuWords.ingredient;

export function IngredientEditor(props: {
  ingredient: Ingredient | null;
  /** What the page shows of it, for who saves over somebody else's change. */
  seen: string;
  done: string;
  answer: { typed: TypedFacts; problem: Problem; two?: TwoVersions | undefined } | undefined;
}) {
  const { ingredient, seen, done, answer } = props;
  const problem = answer?.problem;
  const typed = answer?.typed ?? (ingredient ? typedFacts(ingredient) : emptyFacts);
  const [unit, setUnit] = useState(typed.unit);
  const [dirty, setDirty] = useState(false);
  const busy = useNavigation().state !== 'idle';
  const form = useFocusOnNews<HTMLFormElement>(problem);
  useEarlyForm(form, (fields) => setUnit(factsFromForm(fields).unit));
  const titles: Record<Group, string> = {
    about: texts.about,
    food: texts.food,
    label: texts.label,
    nutrition: texts.nutrition(texts.per[unit]),
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
        title={ingredient ? nameOf(ingredient) : texts.newTitle}
        beside={
          ingredient?.archived ? (
            <Badge tone="plain">{adminMenuWords.archive.archived}</Badge>
          ) : undefined
        }
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
        {ingredient ? <CopyButton dirty={dirty} busy={busy} /> : null}
        {ingredient ? <ArchiveButton archived={ingredient.archived ?? false} busy={busy} /> : null}
        {ingredient ? <HistoryLink subject="ingredient" of={ingredient.ingredientNo} /> : null}
      </PageHeader>
      {ingredient ? (
        <>
          <input type="hidden" name="version" value={answer?.two?.version ?? ingredient.version} />
          <input type="hidden" name="seen" value={seen} />
        </>
      ) : null}
      {problem === undefined && !dirty ? <Done text={done} /> : null}
      {answer?.two ? <BothValuesNote two={answer.two} /> : null}
      <RecipeProblem problem={problem} />
      {groups.map((group) => (
        <Panel key={group} title={titles[group]}>
          <IngredientFactsFields {...{ group, typed, problem, unit, setUnit }} />
        </Panel>
      ))}
      {ingredient ? <LanguageLinks kind="ingredient" no={ingredient.ingredientNo} /> : null}
      <LeaveGuard dirty={dirty && !busy} />
    </Form>
  );
}
