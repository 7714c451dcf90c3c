import { ActionIcon, Button, TextInput } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { Form, Link, useSubmit } from 'react-router';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import { wrongWith } from '../../kit/problem.ts';
import { useScripts } from '../../kit/use-scripts.ts';
import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import type { PlannedWeek } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import { KeepIt } from './ordered-note.tsx';
import type { WeekAnswer } from './week.tsx';
import type { TypedWeek } from './week-form.ts';
import styles from './weeks.module.css';

type Part = { typed: TypedWeek; answer: WeekAnswer | undefined };

/** The plan as a form: each button sends all of it, so that it works before scripts load. Nothing is written before it is saved. */
export function WeekPlan(props: Part & { week: PlannedWeek; seen: string; mayChange: boolean }) {
  const { week, seen, typed, answer, mayChange } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer?.focus) document.getElementById(answer.focus)?.focus();
  }, [answer]);
  const problem = answer?.problem;
  const isUnsaved = answer?.typed !== undefined && !answer.two;
  return (
    <Form method="post" preventScrollReset ref={form} className={styles.plan}>
      <fieldset disabled={!mayChange} className={styles.plan}>
        <input type="hidden" name="version" value={answer?.two?.version ?? week.version} />
        <input type="hidden" name="seen" value={seen} />
        {/* What Enter presses. */}
        <button
          type="submit"
          name="intent"
          value="enter"
          className={styles.first}
          tabIndex={-1}
          aria-hidden
        />
        {answer?.two ? <BothValuesNote two={answer.two} /> : null}
        {isUnsaved ? (
          <p role="status" className={styles.unsaved}>
            {texts.unsavedText}
          </p>
        ) : null}
        <Panel title={texts.when}>
          <div className={styles.times}>
            <TextInput
              type="datetime-local"
              name="opens"
              label={texts.opens}
              description={texts.opensHint}
              defaultValue={typed.opens}
              error={wrongWith(problem, '/opens')}
              required
            />
            <TextInput
              type="datetime-local"
              name="closes"
              label={texts.closes}
              description={texts.closesHint}
              defaultValue={typed.closes}
              error={wrongWith(problem, '/closes')}
              required
            />
            <TextInput
              name="expectedPortions"
              inputMode="numeric"
              label={texts.expected}
              description={texts.expectedHint}
              defaultValue={typed.expectedPortions}
              error={wrongWith(problem, '/expectedPortions')}
            />
          </div>
        </Panel>
        <Panel title={texts.offers}>
          <p className={styles.hint}>{texts.offersText}</p>
          <Rows week={week} typed={typed} answer={answer} form={form} />
        </Panel>
        {mayChange ? <AddRecipes typed={typed} answer={answer} /> : null}
        {problem?.code === 'week-ordered' && answer?.intent !== 'unpublish' ? <KeepIt /> : null}
        {mayChange ? (
          <Button type="submit" name="intent" value="save" className={styles.save}>
            {texts.save}
          </Button>
        ) : null}
      </fieldset>
    </Form>
  );
}

function Rows(props: Part & { week: PlannedWeek; form: React.RefObject<HTMLFormElement | null> }) {
  const { week, typed, answer, form } = props;
  const submit = useSubmit();
  const hasScripts = useScripts();
  const [dragged, setDragged] = useState<number>();
  const drop = (to: number) => (event: DragEvent) => {
    event.preventDefault();
    setDragged(undefined);
    if (dragged === undefined || dragged === to || !form.current) return;
    const sent = new FormData(form.current);
    sent.set('intent', `move ${dragged} ${to}`);
    void submit(sent, { method: 'post', preventScrollReset: true });
  };
  return (
    <div id="week-meals" tabIndex={-1}>
      {typed.rows.length === 0 ? <p>{texts.noOffers}</p> : null}
      <ol className={styles.rows}>
        {typed.rows.map(({ recipeNo, name, mostPortions }, at) => (
          <li
            key={recipeNo}
            className={styles.row}
            draggable={hasScripts}
            data-dragged={dragged === at || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', name);
              setDragged(at);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => {
              if (dragged !== undefined) event.preventDefault();
            }}
            onDrop={drop(at)}
          >
            {hasScripts ? <IconGripVertical size={18} aria-hidden className={styles.grip} /> : null}
            <input type="hidden" name="recipeNo" value={recipeNo} />
            <input type="hidden" name="recipeName" value={name} />
            <div className={styles.meal}>
              <Link to={`/admin/menu/recipes/${recipeNo}`}>{name}</Link>
              <About offer={week.offers.find((offer) => offer.recipeNo === recipeNo)} />
            </div>
            <TextInput
              name="mostPortions"
              inputMode="numeric"
              size="sm"
              label={texts.limit}
              aria-label={texts.limitOf(name)}
              defaultValue={mostPortions}
              error={wrongWith(answer?.problem, `/offers/${at}/mostPortions`)}
              className={styles.limit}
            />
            <span className={styles.buttons}>
              <RowButton
                intent={`up ${at}`}
                id={`up-${recipeNo}`}
                label={texts.moveUp(name)}
                off={at === 0}
              >
                <IconArrowUp size={20} aria-hidden />
              </RowButton>
              <RowButton
                intent={`down ${at}`}
                id={`down-${recipeNo}`}
                label={texts.moveDown(name)}
                off={at === typed.rows.length - 1}
              >
                <IconArrowDown size={20} aria-hidden />
              </RowButton>
              <RowButton
                intent={`remove ${at}`}
                id={`remove-${recipeNo}`}
                label={texts.remove(name)}
              >
                <IconTrash size={20} aria-hidden />
              </RowButton>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** At an end it is off, but keeps the focus that it got there with. */
function RowButton(props: {
  intent: string;
  id: string;
  label: string;
  off?: boolean;
  children: React.ReactNode;
}) {
  const { intent, id, label, off = false, children } = props;
  return (
    <ActionIcon
      type="submit"
      name="intent"
      value={intent}
      id={id}
      variant="default"
      size={44}
      aria-label={label}
      title={label}
      {...(off ? { 'data-disabled': true, 'aria-disabled': true } : {})}
    >
      {children}
    </ActionIcon>
  );
}

/** What is known of a meal that was in the saved plan. */
function About({ offer }: { offer: PlannedWeek['offers'][number] | undefined }) {
  if (!offer) return null;
  const said = [
    texts.reckoned(offer.portions),
    ...(offer.usual === null ? [] : [texts.usual(offer.usual)]),
    ...(offer.taken > 0 ? [texts.taken(offer.taken)] : []),
    ...(offer.before.length > 0 ? [texts.again] : []),
  ];
  return (
    <span className={styles.under}>
      {said.join(' · ')}{' '}
      {offer.status === 'draft' ? <Badge tone="warning">{texts.draft}</Badge> : null}
    </span>
  );
}

function AddRecipes({ typed, answer }: Part) {
  const found = answer?.found;
  const isIn = (no: number) => typed.rows.some(({ recipeNo }) => recipeNo === no);
  return (
    <Panel title={texts.search}>
      <div className={styles.search}>
        <TextInput
          id="week-search"
          type="search"
          name="q"
          label={texts.searchLabel}
          defaultValue={found?.q ?? ''}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
        <Button type="submit" name="intent" value="search" variant="default">
          {texts.searchButton}
        </Button>
      </div>
      {found ? (
        <div id="week-found" tabIndex={-1} className={styles.found}>
          <p>{texts.found(found.items.length, found.q)}</p>
          <ul>
            {found.items.map(({ recipeNo, name, status }) => (
              <li key={recipeNo}>
                <span>
                  {name ?? texts.nameless}{' '}
                  {status === 'draft' ? <Badge tone="warning">{texts.draft}</Badge> : null}
                </span>
                {isIn(recipeNo) ? (
                  <span className={styles.under}>{texts.isIn}</span>
                ) : (
                  <Button
                    type="submit"
                    name="intent"
                    value={`add ${recipeNo} ${name ?? texts.nameless}`}
                    variant="default"
                    size="sm"
                    aria-label={texts.add(name ?? texts.nameless)}
                  >
                    +
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  );
}
