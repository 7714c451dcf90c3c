import { Button, Textarea, TextInput } from '@mantine/core';
import { data, Form } from 'react-router';
import {
  hasOwnSubject,
  letterKinds,
  letterParts as parts,
  letterPlaceholders,
  unknownInLetter,
  type LetterKind,
  type LetterText,
} from '../../../../server/src/contract/letter-kinds.ts';
import type { LetterSetting } from '../../../../server/src/contract/shop-settings.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminLettersWords as texts } from '../../words/en/admin-letters.ts';
import { adminSettingsWords } from '../../words/en/admin-settings.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { daysAfter } from '../kit/dates.ts';
import { Done } from '../kit/done.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { saveSettings } from '../settings/save-settings.server.ts';
import { When } from '../settings/when.tsx';
import type { Route } from './+types/letter.ts';
import styles from './letters.module.css';

function kindOf({ kind }: { kind: string }): LetterKind {
  const known = letterKinds.find((one) => one === kind);
  if (!known) throw data(null, { status: 404 });
  return known;
}

type Part = (typeof parts)[number];
type Typed = Record<Part, string> & { holdsFrom: string };

const asTyped = (said: LetterText | null): Typed => ({
  subject: said?.subject ?? '',
  opening: said?.opening ?? '',
  closing: said?.closing ?? '',
  holdsFrom: '',
});

/** What the API is sent; null where nothing is said. */
function saidIn(typed: Typed): LetterText {
  const part = (text: string) => (text === '' ? null : text);
  const { subject, opening, closing } = typed;
  return { subject: part(subject), opening: part(opening), closing: part(closing) };
}

const orNothing = (said: LetterText): LetterText | null =>
  parts.every((part) => said[part] === null) ? null : said;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const kind = kindOf(params);
  const [{ version, settings }, { date }] = await Promise.all([
    read(request, admin.settings.$get({ query: {} })),
    read(request, admin.today.$get()),
  ]);
  const said = settings[`letter-${kind}`];
  const preview = await read(
    request,
    admin.letters[':letterKind'].preview.$post({
      param: { letterKind: kind },
      json: said ?? { subject: null, opening: null, closing: null },
    }),
  );
  const shown = { [`letter-${kind}`]: said };
  return { kind, version, said, preview, seen: seenOf(shown), tomorrow: daysAfter(date, 1) };
}

type Read = { subject: string; text: string };
type Sent = {
  done?: 'saved' | 'isPlanned' | 'nothing';
  problem?: Problem;
  typed?: Typed;
  preview?: Read;
  two?: TwoVersions | undefined;
};

export async function action({ request, params, context }: Route.ActionArgs): Promise<Sent> {
  const { letters } = apiOf(context).api.admin;
  const kind = kindOf(params);
  const form = await request.formData();
  const lines = (name: string) => textOf(form, name).replaceAll('\r\n', '\n').trim();
  const typed: Typed = {
    subject: lines('subject'),
    opening: lines('opening'),
    closing: lines('closing'),
    holdsFrom: textOf(form, 'holdsFrom'),
  };
  const wrong = wrongIn(typed);
  if (wrong) return { typed, problem: wrong };
  const said = saidIn(typed);
  const seen = await write(
    request,
    letters[':letterKind'].preview.$post({ param: { letterKind: kind }, json: said }),
  );
  if (!seen.ok) return { typed, problem: seen.problem };
  if (textOf(form, 'intent') !== 'save') return { typed, preview: seen.body };
  const name = `letter-${kind}` as const;
  const sent: Partial<Record<LetterSetting, LetterText | null>> = { [name]: orNothing(said) };
  const saved = await saveSettings(request, context, form, {
    sent: () => sent,
    holdsFrom: typed.holdsFrom,
    tell: (field, mine, theirs) => {
      const part = parts.find((one) => field.endsWith(`/${one}`));
      return {
        label: part ? texts.parts[part] : texts.kinds[kind],
        mine: inWords(mine),
        theirs: inWords(theirs),
      };
    },
  });
  return 'problem' in saved ? { typed, ...saved } : saved;
}

function wrongIn(typed: Typed): Problem | undefined {
  const fields = parts.flatMap((part) =>
    unknownInLetter(typed[part]).map(({ line, name }) => ({
      field: `/${part}`,
      message: texts.unknown(line, name),
    })),
  );
  if (fields.length === 0) return undefined;
  return { ...ownProblem('invalid-input', fields[0]?.message), fields };
}

const inWords = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return texts.ours;
  return Object.values(value).filter(Boolean).join('\n\n');
};

export const shouldRevalidate = connected;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: adminWords.title(texts.kinds[loaderData.kind]) },
];

/** One letter: an owner's words around ours, and how it reads. */
export default function Letter({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, version, said, seen, tomorrow } = loaderData;
  const sent: Sent | undefined = actionData;
  const typed = sent?.typed ?? asTyped(said);
  const wrong = sent?.problem?.fields ?? [];
  const errorOf = (field: string) =>
    wrong
      .filter((each) => each.field.endsWith(`/${field}`))
      .map(({ message }) => message)
      .join(' ') || undefined;
  return (
    <div className={columns.stack}>
      <PageHeader
        title={texts.kinds[kind]}
        text={texts.text}
        back={{ to: '/admin/letters', label: texts.back }}
      />
      <Done text={sent?.done ? adminSettingsWords[sent.done] : ''} />
      {sent?.two || wrong.length > 0 ? null : <ProblemNote problem={sent?.problem} />}
      <div className={columns.two}>
        <Form
          key={sent?.done ? `${sent.done} ${version}` : ''}
          method="post"
          preventScrollReset
          className={styles.form}
        >
          <input type="hidden" name="version" value={sent?.two?.version ?? version} />
          <input type="hidden" name="seen" value={seen} />
          {sent?.two ? <BothValuesNote two={sent.two} /> : null}
          {hasOwnSubject(kind) ? (
            <TextInput
              name="subject"
              label={texts.parts.subject}
              description={texts.hints.subject}
              defaultValue={typed.subject}
              error={errorOf('subject')}
            />
          ) : (
            <p className={styles.hint}>{texts.ourSubjects}</p>
          )}
          {(['opening', 'closing'] as const).map((part) => (
            <Textarea
              key={part}
              name={part}
              label={texts.parts[part]}
              description={texts.hints[part]}
              defaultValue={typed[part]}
              error={errorOf(part)}
              rows={4}
            />
          ))}
          <dl className={styles.placeholders} aria-label={texts.placeholders}>
            {letterPlaceholders.map((name) => (
              <div key={name}>
                <dt>{`{${name}}`}</dt>
                <dd>{texts.placeholder[name]}</dd>
              </div>
            ))}
          </dl>
          <When holdsFrom={typed.holdsFrom} tomorrow={tomorrow} error={errorOf('holdsFrom')} />
          <div className={styles.buttons}>
            <Button type="submit" name="intent" value="see" variant="default">
              {texts.see}
            </Button>
            <Button type="submit" name="intent" value="save">
              {texts.save}
            </Button>
          </div>
        </Form>
        <Panel title={texts.preview}>
          <p className={styles.hint}>{texts.previewText}</p>
          <Preview letter={sent?.preview ?? loaderData.preview} />
        </Panel>
      </div>
    </div>
  );
}

function Preview({ letter: { subject, text } }: { letter: Read }) {
  return (
    <div className={styles.letter}>
      <p className={styles.subject}>{subject}</p>
      <p>{text}</p>
    </div>
  );
}
