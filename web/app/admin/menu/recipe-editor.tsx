import { Button } from '@mantine/core';
import { useState, type MouseEvent } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import type { Category } from '../../kit/api-types.ts';
import { Note } from '../../kit/note.tsx';
import type { Problem } from '../../kit/problem.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { useEarlyForm } from '../../kit/use-early-form.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { historyWords } from '../../words/en/admin-history.ts';
import { adminMenuWords } from '../../words/en/admin-menu.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { Done } from '../kit/done.tsx';
import type {
  Ingredient,
  IngredientLines,
  MethodPreview as Preview,
  Recipe,
  RecipeEdition,
  WholeEdition,
} from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { FormerSlugs } from './former-slugs.tsx';
import { CopyButton } from './copy-button.tsx';
import { CostPanel } from './cost-panel.tsx';
import { editDraft } from './edit-draft.ts';
import { FollowsFields } from './follows-fields.tsx';
import { HistoryList } from './history-list.tsx';
import { LanguageLinks } from './language-links.tsx';
import { IngredientRows } from './ingredient-rows.tsx';
import { IngredientLinesBox, withRead } from './ingredient-lines.tsx';
import { InsertTokens } from './insert-tokens.tsx';
import { landingOf } from './landing.ts';
import { LeaveGuard } from './leave-guard.tsx';
import styles from './menu.module.css';
import { MethodPreview } from './method-preview.tsx';
import type { PreviewChoice } from './method-question.ts';
import { nameOf } from './name-of.ts';
import { PicturePanel } from './picture-panel.tsx';
import { draftOf, draftOfVersion, emptyDraft, sameDraft, type Draft } from './recipe-draft.ts';
import { RecipeFacts } from './recipe-facts.tsx';
import { draftFromForm } from './recipe-form.ts';
import { RecipeProblem } from './recipe-problem.tsx';
import { StepRows } from './step-rows.tsx';
import { TakeOut } from './take-out.tsx';
import { useLanding } from './use-landing.ts';

const texts = adminMenuWords.recipe;
export type Choosable = Pick<Ingredient, 'ingredientNo' | 'name' | 'unit' | 'cooking'>;

/** What the parts of the editor share: the draft, a change of its words, a change of its rows, and what is wrong. */
export type Editing = {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  /** For a button that adds, removes or moves a row; without scripts it submits the same as a form. */
  rowButton: (edit: string) => {
    name: 'edit';
    value: string;
    type: 'submit';
    formNoValidate: true;
    onClick: (event: MouseEvent) => void;
  };
  /** The same change without a button. */
  edit: (edit: string) => void;
  /** Marks what the focus can be led to when rows come, go or move. */
  spot: (at: string) => { id: string; autoFocus: boolean };
  problem: Problem | undefined;
};

/** What the store made of a form that was sent. */
export type RecipeAnswer = {
  draft: Draft;
  problem?: Problem | undefined;
  editionNo?: number | undefined;
  /** How it reads, asked without scripts. */
  read?: { preview: Preview; choice: PreviewChoice } | undefined;
  two?: TwoVersions | undefined;
  /** What was changed of its rows without scripts. */
  edit?: string | undefined;
  /** What the store made of the lines. */
  lines?: IngredientLines | undefined;
};

export function RecipeEditor(props: {
  recipe: Recipe | null;
  categories: Pick<Category, 'slug' | 'name'>[];
  ingredients: Choosable[];
  done: string;
  /** What the page shows of it, for who saves over somebody else's change. */
  seen: string;
  /** Its address is made of its name, and may still change with it. */
  slugFollows: boolean;
  /** What was its address before and leads to it. */
  formerSlugs: readonly string[];
  /** A version of before that is to be written again. */
  from: WholeEdition | null;
  history: { items: RecipeEdition[]; next: string | null } | null;
  answer: RecipeAnswer | undefined;
}) {
  const { recipe, slugFollows, formerSlugs, from, history, seen } = props;
  const { categories, ingredients, done, answer } = props;
  const written = recipe
    ? from
      ? draftOfVersion(recipe, slugFollows, from)
      : draftOf(recipe, slugFollows)
    : emptyDraft(categories[0]?.slug ?? '');
  const [draft, setDraft] = useState(answer?.draft ?? written);
  const [dirty, setDirty] = useState(answer !== undefined || from !== null);
  const [hung, setHung] = useState(recipe?.editionNo ?? 0);
  const busy = useNavigation().state !== 'idle';
  const problem = answer?.problem;
  const form = useFocusOnNews<HTMLFormElement>(problem);
  const set = (next: Draft) => {
    setDraft(next);
    setDirty(true);
  };
  useEarlyForm(form, (fields) => {
    const early = draftFromForm(fields);
    if (!sameDraft(early, draft)) set(early);
  });
  const nameAs = (ingredientNo: string) => {
    const known = ingredients.find((each) => String(each.ingredientNo) === ingredientNo);
    return known ? nameOf(known) : '';
  };
  const [read, setRead] = useState(answer?.lines);
  const [heard, setHeard] = useState(answer);
  if (answer !== heard) {
    setHeard(answer);
    // Saving read the lines first: what they became is news to this page.
    if (answer?.lines) {
      setDraft(answer.draft);
      setRead(answer.lines);
    }
  }
  const [landing, setLanding] = useState(
    answer?.edit === undefined ? undefined : landingOf(answer.draft, answer.edit, nameAs),
  );
  const spot = useLanding(landing);
  const edit = (said: string) => {
    const next = editDraft(draft, said);
    set(next);
    setLanding(landingOf(next, said, nameAs));
  };
  const editing: Editing = {
    draft,
    problem,
    edit,
    spot,
    change: (changes) => {
      set({ ...draft, ...changes });
    },
    rowButton: (said) => ({
      name: 'edit',
      value: said,
      type: 'submit',
      formNoValidate: true,
      onClick: (event) => {
        event.preventDefault();
        edit(said);
      },
    }),
  };
  const isPublished = recipe?.status === 'published';
  const isCooked = (no: string) =>
    ingredients.some(
      ({ ingredientNo, cooking }) => String(ingredientNo) === no && cooking !== 'none',
    );
  const tokens = draft.ingredients.flatMap(({ ingredientNo, swaps }) => {
    const name = nameAs(ingredientNo);
    const cooked = [ingredientNo, ...swaps.map((swap) => swap.with)].some(isCooked);
    return name === '' ? [] : [{ name, cooked }];
  });
  return (
    <>
      <Form method="post" ref={form} className={styles.editor} noValidate>
        <PageHeader
          title={recipe ? (recipe.name ?? adminMenuWords.recipes.nameless) : texts.newTitle}
          beside={
            recipe ? (
              <Badge tone={isPublished ? 'good' : recipe.archived ? 'plain' : 'notable'}>
                {adminMenuWords.recipes[recipe.archived ? 'archived' : recipe.status]}
              </Badge>
            ) : undefined
          }
          back={{ to: '/admin/menu', label: texts.back }}
        >
          <Button
            type="submit"
            name="intent"
            value="save"
            variant={recipe && !isPublished ? 'default' : 'filled'}
            disabled={busy}
          >
            {isPublished ? texts.save : texts.saveDraft}
          </Button>
          {recipe && !isPublished && !recipe.archived ? (
            <Button type="submit" name="intent" value="publish" disabled={busy}>
              {texts.publish}
            </Button>
          ) : null}
          {recipe ? <CopyButton dirty={dirty} busy={busy} /> : null}
          {recipe && !isPublished ? (
            <ArchiveButton archived={recipe.archived ?? false} busy={busy} />
          ) : null}
          {recipe && isPublished ? (
            <>
              <ConfirmButton
                name="intent"
                value="unpublish"
                variant="default"
                title={texts.unpublishTitle}
                text={texts.unpublishText}
                confirm={texts.unpublishYes}
              >
                {texts.unpublish}
              </ConfirmButton>
              <Button component="a" variant="subtle" href={`/recipes/${recipe.slug}`}>
                {texts.preview}
              </Button>
            </>
          ) : null}
        </PageHeader>
        <input
          type="hidden"
          name="version"
          value={answer?.two?.version ?? Math.max(hung, answer?.editionNo ?? 0)}
        />
        <input type="hidden" name="seen" value={seen} />
        {problem === undefined && !dirty ? <Done text={done} /> : null}
        {from && problem === undefined ? (
          <Note
            calm
            title={historyWords.taken(from.editionNo)}
            text={[
              historyWords.takenText,
              ...(isPublished ? [historyWords.takenOnMenu] : []),
              ...(from.recipe.preparationCents === null ? [historyWords.priceUnknown] : []),
            ].join(' ')}
          />
        ) : null}
        {answer?.two ? <BothValuesNote two={answer.two} /> : null}
        <RecipeProblem
          problem={problem}
          nameAt={(index) => nameAs(draft.ingredients[index]?.ingredientNo ?? '')}
        />
        <p role="status" className="visually-hidden">
          {landing?.news}
        </p>
        <div className={styles.columns}>
          <div className={styles.main}>
            <Panel title={texts.about}>
              <RecipeFacts editing={editing} recipeNo={recipe?.recipeNo} categories={categories} />
              <FormerSlugs slugs={formerSlugs} />
            </Panel>
            <Panel title={texts.ingredients}>
              <IngredientLinesBox
                editing={editing}
                read={read}
                onRead={(said) => {
                  setDraft((now) => withRead(now, said));
                  setDirty(true);
                  setRead(said);
                  const news = adminMenuWords.lines.told(said.rows.length, said.left.length);
                  setLanding({ at: 'lines', news });
                }}
              />
              <IngredientRows editing={editing} ingredients={ingredients} />
            </Panel>
            <Panel title={texts.steps}>
              <InsertTokens tokens={tokens}>
                <StepRows editing={editing} />
                <FollowsFields editing={editing} />
              </InsertTokens>
            </Panel>
            <MethodPreview draft={draft} nameOf={nameAs} read={answer?.read} />
            {recipe && history ? (
              <Panel
                title={historyWords.title}
                beside={
                  history.next === null ? undefined : (
                    <Link to={`/admin/menu/recipes/${recipe.recipeNo}/history`}>
                      {historyWords.all}
                    </Link>
                  )
                }
              >
                <HistoryList
                  recipeNo={recipe.recipeNo}
                  editionNo={recipe.editionNo}
                  editions={history.items}
                />
              </Panel>
            ) : null}
          </div>
          <div className={styles.side}>
            <CostPanel draft={draft} known={recipe?.cost} />
            <PicturePanel recipe={recipe} onHung={setHung} />
            {recipe ? <LanguageLinks kind="recipe" no={recipe.recipeNo} /> : null}
            {recipe ? <TakeOut recipeNo={recipe.recipeNo} /> : null}
          </div>
        </div>
      </Form>
      <LeaveGuard dirty={dirty && !busy} />
    </>
  );
}
