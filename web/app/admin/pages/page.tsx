import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link } from 'react-router';
import {
  isAgreed,
  legalTopics,
  placeholders,
  placeholdersIn,
  unknownIn,
  type LegalTopic,
} from '../../../../server/src/contract/legal-pages.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { textOf } from '../../kit/form.ts';
import { dayAndYear, listed, momentOfYear, styleOfTheShop } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { ourText } from '../../kit/rich-text/our-text.ts';
import { readMarkdown } from '../../kit/rich-text/read-markdown.server.ts';
import { RichText } from '../../kit/rich-text/rich-text.tsx';
import type { Block } from '../../kit/rich-text/rich-text.ts';
import { valuesInWords } from '../../kit/rich-text/values-in-words.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { WhoRunsIt } from '../../kit/who-runs-it.tsx';
import { apiOf } from '../../visit.server.ts';
import { pageWords, placeholderWords } from '../../words/en/about.ts';
import { adminPagesWords as texts } from '../../words/en/admin-pages.ts';
import { adminWords } from '../../words/en/admin.ts';
import { shopWords } from '../../words/en/shop.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { dayOf, daysAfter } from '../kit/dates.ts';
import { Done } from '../kit/done.tsx';
import type { LegalPageState, LegalPageVersion } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import type { Route } from './+types/page.ts';
import styles from './pages.module.css';

function topicOf({ topic }: { topic: string }): LegalTopic {
  const known = legalTopics.find((one) => one === topic);
  if (!known) throw data(null, { status: 404 });
  return known;
}

const ours = (topic: LegalTopic) => ourText(topic, styleOfTheShop().payments);

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const topic = topicOf(params);
  const [state, { date }] = await Promise.all([
    read(request, admin.pages[':topic'].$get({ param: { topic } })),
    read(request, admin.today.$get()),
  ]);
  const { text, versions } = state;
  return {
    ...state,
    text: text ?? ours(topic),
    isOurs: text === null,
    planned: versions.find(({ version }) => version > state.holds) ?? null,
    seen: seenOf({ text, agreeAgain: versions[0]?.agreeAgain ?? false }),
    tomorrow: daysAfter(date, 1),
  };
}

type Typed = { text: string; holdsFrom: string; agreeAgain: boolean };
type Sent = {
  done?: 'published' | 'isPlanned' | 'withdrawn' | 'backToOurs' | 'nothing';
  problem?: Problem;
  typed?: Typed;
  preview?: { blocks: Block[]; notSaid: string[] };
  two?: TwoVersions | undefined;
};

export async function action({ request, params, context }: Route.ActionArgs): Promise<Sent> {
  const topic = topicOf(params);
  const page = apiOf(context).api.admin.pages[':topic'];
  const param = { topic };
  const form = await request.formData();
  const known = await read(request, page.$get({ param }));
  const intent = textOf(form, 'intent');
  const typed: Typed = {
    // Forms send lines as old telegraphs did.
    text: textOf(form, 'text').replaceAll('\r\n', '\n').trim(),
    holdsFrom: textOf(form, 'holdsFrom'),
    agreeAgain: form.get('agreeAgain') !== null,
  };
  const planned = textOf(form, 'withdraw');
  if (planned !== '') {
    const gone = await write(
      request,
      page.planned[':versionNo'].$delete({
        param: { topic, versionNo: planned },
        query: { mark: textOf(form, 'mark') },
      }),
    );
    if (!gone.ok) return { problem: gone.problem };
    return { done: 'withdrawn', typed: plannedIn(known, topic) };
  }
  const wrong = intent === 'ours' ? undefined : wrongIn(typed.text);
  if (wrong) return { typed, problem: wrong };
  if (intent === 'preview') {
    const values = valuesInWords(known.values);
    const notSaid = placeholdersIn(typed.text).filter((name) => values[name] === null);
    return { typed, preview: { blocks: readMarkdown(typed.text, values), notSaid } };
  }
  const sent =
    intent === 'ours'
      ? { text: null, agreeAgain: false }
      : { text: typed.text, agreeAgain: typed.agreeAgain };
  const holdsFrom = intent === 'ours' || typed.holdsFrom === '' ? null : typed.holdsFrom;
  let reached = known.version;
  const { answer, two } = await saveOver(form, {
    sent,
    save: async (chosen, version) => {
      const saved = await write(
        request,
        page.versions.$post({ param, json: { ...chosen, holdsFrom, version } }),
      );
      if (saved.ok) reached = saved.body.version;
      return saved;
    },
    current: async () => {
      const { version, text, versions } = await read(request, page.$get({ param }));
      return { version, value: { text, agreeAgain: versions[0]?.agreeAgain ?? false } };
    },
    tell: (field, mine, theirs) => ({
      label: field === '/text' ? texts.textLabel : texts.agreeAgain,
      mine: inShort(mine),
      theirs: inShort(theirs),
    }),
  });
  if (!answer.ok) return { typed, problem: answer.problem, two };
  if (reached === known.version) return { done: 'nothing' };
  if (intent === 'ours') return { done: 'backToOurs' };
  return { done: holdsFrom === null ? 'published' : 'isPlanned' };
}

/** All that a plan said, to go on with. */
function plannedIn({ text, versions: [plan] }: LegalPageState, topic: LegalTopic): Typed {
  return {
    text: text ?? ours(topic),
    holdsFrom: plan ? dayOf(plan.holdsFrom) : '',
    agreeAgain: plan?.agreeAgain ?? false,
  };
}

/** Lines that name what nobody knows, or that there is nothing. */
function wrongIn(text: string): Problem | undefined {
  const messages =
    text === ''
      ? [texts.empty]
      : unknownIn(text).map(({ line, name }) => texts.unknown(line, name));
  if (messages.length === 0) return undefined;
  const fields = messages.map((message) => ({ field: '/text', message }));
  return { ...ownProblem('invalid-input', messages[0]), fields };
}

const shown = 300;

function inShort(value: unknown): string {
  if (value === null) return texts.ours;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const text = typeof value === 'string' ? value : '';
  return text.length <= shown ? text : texts.cut(text.slice(0, shown), text.length - shown);
}

export const shouldRevalidate = connected;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(shopWords.topics[loaderData.topic]) },
];

/** One page about the shop: its text, a look at it, and all its versions. */
export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  const { topic, version, planned, seen, mark } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const atFields = (problem?.fields ?? []).length > 0;
  const base = { version: sent?.two?.version ?? version, seen };
  return (
    <div className={columns.stack}>
      <PageHeader
        title={shopWords.topics[topic]}
        text={texts.about[topic]}
        back={{ to: '/admin/pages', label: texts.back }}
      >
        <a className="button plain" href={`/about/${topic}`}>
          {texts.look}
        </a>
      </PageHeader>
      <Done text={sent?.done ? texts[sent.done] : ''} />
      {sent?.two || atFields ? null : <ProblemNote problem={problem} />}
      {planned ? <Planned planned={planned} mark={mark} /> : null}
      <Write page={loaderData} sent={sent} base={base} />
      {sent?.preview ? (
        <Panel title={texts.previewTitle}>
          {sent.preview.notSaid.length === 0 ? null : (
            <Note
              calm
              title={texts.notSaid(listed(sent.preview.notSaid.map((name) => `{${name}}`)))}
            />
          )}
          <div className={styles.preview}>
            <RichText
              blocks={sent.preview.blocks}
              missing={pageWords.notSaid}
              whoRunsIt={<WhoRunsIt shop={loaderData.values} />}
              isOurs={false}
            />
          </div>
        </Panel>
      ) : null}
      {loaderData.isOurs || planned ? null : (
        <Form method="post" preventScrollReset>
          <Seen {...base} />
          <ConfirmButton
            variant="default"
            name="intent"
            value="ours"
            title={texts.goBackTitle}
            text={texts.goBackText}
            confirm={texts.goBackConfirm}
          >
            {texts.goBack}
          </ConfirmButton>
        </Form>
      )}
      <Versions page={loaderData} />
    </div>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

const Seen = ({ version, seen }: { version: number; seen: string }) => (
  <>
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="seen" value={seen} />
  </>
);

function Planned(props: { planned: LegalPageVersion; mark: string }) {
  const { version, holdsFrom } = props.planned;
  return (
    <Note calm title={texts.plannedNote(version, momentOfYear(holdsFrom))} text={texts.plannedText}>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="mark" value={props.mark} />
        <Button type="submit" name="withdraw" value={String(version)} variant="default">
          {texts.withdraw}
        </Button>
      </Form>
    </Note>
  );
}

function Write(props: {
  page: Loaded;
  sent: Sent | undefined;
  base: { version: number; seen: string };
}) {
  const { page, sent, base } = props;
  const { topic, text, isOurs, planned, tomorrow } = page;
  const typed = sent?.typed ?? { text, holdsFrom: '', agreeAgain: false };
  const wrong = sent?.problem?.fields ?? [];
  const errorOf = (field: string) => {
    const messages = wrong.filter((each) => each.field === field).map(({ message }) => message);
    return messages.length === 0 ? undefined : messages.join(' ');
  };
  return (
    <Form
      key={sent?.done ? `${sent.done} ${base.version}` : ''}
      method="post"
      preventScrollReset
      className={styles.form}
    >
      <Seen {...base} />
      {sent?.two ? <BothValuesNote two={sent.two} /> : null}
      <Panel title={texts.write}>
        {isOurs && !planned ? <p className={styles.hint}>{texts.oursHolds}</p> : null}
        <div className={styles.write}>
          <Textarea
            className={styles.text}
            name="text"
            label={texts.textLabel}
            description={texts.textHint}
            defaultValue={typed.text}
            error={errorOf('/text')}
            rows={24}
            spellCheck
            readOnly={planned !== null}
          />
          <aside className={styles.placeholders} aria-label={texts.placeholders}>
            <h3>{texts.placeholders}</h3>
            <p>{texts.placeholdersText}</p>
            <dl>
              {placeholders.map((name) => (
                <div key={name}>
                  <dt>{`{${name}}`}</dt>
                  <dd>{placeholderWords[name]}</dd>
                </div>
              ))}
            </dl>
          </aside>
        </div>
        <div className={styles.when}>
          {planned ? null : (
            <>
              {isAgreed(topic) ? (
                <Checkbox
                  name="agreeAgain"
                  label={texts.agreeAgain}
                  description={texts.agreeAgainHint}
                  defaultChecked={typed.agreeAgain}
                  error={errorOf('/agreeAgain')}
                />
              ) : null}
              <TextInput
                type="date"
                name="holdsFrom"
                label={texts.holdsFrom}
                description={texts.holdsFromHint}
                min={tomorrow}
                defaultValue={typed.holdsFrom}
                error={errorOf('/holdsFrom')}
              />
            </>
          )}
          <div className={styles.buttons}>
            <Button type="submit" name="intent" value="preview" variant="default">
              {texts.preview}
            </Button>
            {planned ? null : (
              <Button type="submit" name="intent" value="publish">
                {texts.publish}
              </Button>
            )}
          </div>
        </div>
      </Panel>
    </Form>
  );
}

const versionColumns = (topic: LegalTopic): Column<LegalPageVersion>[] => [
  { key: 'version', head: texts.version, names: true, cell: ({ version }) => version },
  { key: 'from', head: texts.from, cell: ({ holdsFrom }) => dayAndYear(holdsFrom) },
  {
    key: 'says',
    head: texts.says,
    cell: ({ isOurs, agreeAgain }) =>
      agreeAgain ? texts.agreed : isOurs ? texts.ours : texts.yours,
  },
  {
    key: 'compare',
    head: texts.compare,
    label: '',
    cell: ({ version }) => (
      <Link to={`/admin/pages/${topic}/versions/${version}`} aria-label={texts.compareOf(version)}>
        {texts.compare}
      </Link>
    ),
    narrow: true,
    noPrint: true,
  },
];

function Versions({ page: { topic, versions } }: { page: Loaded }) {
  if (versions.length === 0) return null;
  return (
    <section aria-label={texts.versions} className={columns.stack}>
      <h2>{texts.versions}</h2>
      <DataTable
        caption={texts.versions}
        columns={versionColumns(topic)}
        rows={versions}
        rowKey={({ version }) => version}
        empty={null}
      />
    </section>
  );
}
