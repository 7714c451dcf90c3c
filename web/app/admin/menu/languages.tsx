import { Button, Textarea } from '@mantine/core';
import { data, Form, redirect, useNavigation, type RouterContextProvider } from 'react-router';
import {
  isLanguage,
  languages,
  ownLanguage,
  type OtherLanguage,
} from '../../../../server/src/contract/languages.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { textOf } from '../../kit/form.ts';
import { wrongWith, type Problem } from '../../kit/problem.ts';
import { saveOver, seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { useFocusOnNews } from '../../kit/use-focus-on-news.ts';
import { apiOf } from '../../visit.server.ts';
import { adminLanguagesWords as texts } from '../../words/en/admin-languages.ts';
import { adminWords } from '../../words/en/admin.ts';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/languages.ts';
import styles from './languages.module.css';

type Sent = {
  version: number;
  texts: { place: string; original: string; translated: string | null }[];
};

/** The same three questions of everything that is translated, and where it is told in English. */
const doors = {
  recipe: (admin: Admin, no: string, language: OtherLanguage) => {
    const one = admin.recipes[':recipeNo'];
    const param = { recipeNo: no, language };
    return {
      english: `/admin/menu/recipes/${no}`,
      name: async (request: Request) => (await read(request, one.$get({ param }))).name,
      read: () => one.translations[':language'].$get({ param }),
      save: (json: Sent) => one.translations[':language'].$put({ param, json }),
    };
  },
  ingredient: (admin: Admin, no: string, language: OtherLanguage) => {
    const one = admin.ingredients[':ingredientNo'];
    const param = { ingredientNo: no, language };
    return {
      english: `/admin/menu/ingredients/${no}`,
      name: async (request: Request) => (await read(request, one.$get({ param }))).name,
      read: () => one.translations[':language'].$get({ param }),
      save: (json: Sent) => one.translations[':language'].$put({ param, json }),
    };
  },
  category: (admin: Admin, slug: string, language: OtherLanguage) => {
    const one = admin.categories[':slug'].translations[':language'];
    const param = { slug, language };
    return {
      english: `/admin/menu/categories?change=${slug}`,
      name: async (request: Request) => {
        const { items } = await read(request, admin.categories.$get());
        return items.find((it) => it.slug === slug)?.name;
      },
      read: () => one.$get({ param }),
      save: (json: Sent) => one.$put({ param, json }),
    };
  },
};

type Admin = ReturnType<typeof apiOf>['api']['admin'];
type Asked = { kind: keyof typeof doors; no: string; language: OtherLanguage };

function askedOf({ kind, no, language }: Route.LoaderArgs['params']): Asked {
  if (!isKind(kind) || !isLanguage(language) || language === ownLanguage)
    throw data(null, { status: 404 });
  return { kind, no, language };
}

const isKind = (kind: string): kind is keyof typeof doors => Object.hasOwn(doors, kind);

const doorOf = (context: Readonly<RouterContextProvider>, { kind, no, language }: Asked) =>
  doors[kind](apiOf(context).api.admin, no, language);

/** What is said at each place, as two people may write it at once. */
const byPlace = (some: readonly { place: string; translated: string | null }[]) =>
  Object.fromEntries(some.map(({ place, translated }) => [place, translated]));

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = askedOf(params);
  const door = doorOf(context, asked);
  const [name, translation] = await Promise.all([door.name(request), read(request, door.read())]);
  return {
    ...asked,
    name: name ?? texts.nameless,
    english: door.english,
    translation,
    seen: seenOf(byPlace(translation.texts)),
    done: new URL(request.url).searchParams.has('done') ? texts.saved : '',
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = askedOf(params);
  const door = doorOf(context, asked);
  const form = await request.formData();
  const typed = [...form.keys()].flatMap((field) => {
    const place = /^text:(.+)$/.exec(field)?.[1];
    if (place === undefined) return [];
    const translated = textOf(form, field).trim();
    const original = textOf(form, `original:${place}`);
    return [{ place, original, translated: translated === '' ? null : translated }];
  });
  const { answer, two } = await saveOver(form, {
    sent: byPlace(typed),
    save: (sent, version) =>
      write(
        request,
        door.save({
          version,
          texts: typed.map((text) => ({ ...text, translated: sent[text.place] ?? null })),
        }),
      ),
    current: async () => {
      const now = await read(request, door.read());
      return { version: now.version, value: byPlace(now.texts) };
    },
    tell: (field, mine, theirs) => ({
      label: texts.place(field.slice(1)),
      mine: wordsOf(mine),
      theirs: wordsOf(theirs),
    }),
  });
  if (answer.ok)
    throw redirect(`/admin/menu/languages/${asked.kind}/${asked.no}/${asked.language}?done=1`, 303);
  const { problem } = answer;
  return data({ typed: byPlace(typed), problem, two }, { status: problem.status });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  {
    title: adminWords.title(texts.title(loaderData.name, languages[loaderData.language].name)),
  },
];

export const shouldRevalidate = connected;

type Answered = {
  typed: Record<string, string | null>;
  problem: Problem;
  two?: TwoVersions | undefined;
};

/** Every text of a thing, beside what it is in another language. */
export default function Languages({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, no, language, name, english, translation, seen, done } = loaderData;
  const answer: Answered | undefined = actionData;
  const problem = answer?.problem;
  const form = useFocusOnNews<HTMLFormElement>(problem);
  const busy = useNavigation().state !== 'idle';
  const mayWrite = useMay()('change-menu');
  return (
    <Form
      // What was saved is shown as it is kept.
      key={`${language} ${translation.version}`}
      method="post"
      ref={form}
      noValidate
      className={styles.page}
    >
      <PageHeader
        title={texts.title(name, languages[language].name)}
        back={{ to: english, label: texts.back }}
      >
        {mayWrite && translation.texts.length > 0 ? (
          <Button type="submit" disabled={busy}>
            {texts.save}
          </Button>
        ) : null}
        <HistoryLink subject={kind} of={no} />
      </PageHeader>
      <input type="hidden" name="version" value={answer?.two?.version ?? translation.version} />
      <input type="hidden" name="seen" value={seen} />
      {problem === undefined ? <Done text={done} /> : null}
      {answer?.two ? <BothValuesNote two={answer.two} /> : <ProblemNote problem={problem} />}
      <p>{texts.text}</p>
      {kind === 'recipe' ? <p>{texts.tokens}</p> : null}
      {translation.texts.length === 0 ? <p>{texts.nothing}</p> : null}
      {translation.texts.map((text) => (
        <OneText
          key={text.place}
          text={text}
          typed={answer ? (answer.typed[text.place] ?? '') : undefined}
          wrong={wrongWith(problem, text.place)}
          language={language}
          readOnly={!mayWrite}
        />
      ))}
    </Form>
  );
}

type Text = Route.ComponentProps['loaderData']['translation']['texts'][number];

function stateOf({ translated, heldBack, before }: Text): keyof typeof texts.states {
  if (heldBack.length > 0) return 'heldBack';
  if (translated !== null) return 'translated';
  return before ? 'outdated' : 'missing';
}

function OneText(props: {
  text: Text;
  typed: string | undefined;
  wrong: string | undefined;
  language: OtherLanguage;
  readOnly: boolean;
}) {
  const { text, typed, wrong, language, readOnly } = props;
  const { place, original, translated, heldBack, before } = text;
  const state = stateOf(text);
  const { dir, name } = languages[language];
  return (
    <Panel title={texts.place(place)}>
      <p>
        <Badge tone={state === 'translated' ? 'good' : 'notable'}>{texts.states[state]}</Badge>
      </p>
      <div className={styles.beside}>
        <div>
          <p className={styles.label}>{texts.original}</p>
          <p className={styles.original}>{original}</p>
        </div>
        <Textarea
          name={`text:${place}`}
          label={<bdi lang={language}>{name}</bdi>}
          aria-label={`${texts.place(place)}, ${name}`}
          defaultValue={typed ?? translated ?? ''}
          lang={language}
          dir={dir}
          minRows={2}
          autosize
          readOnly={readOnly}
          error={wrong}
        />
      </div>
      <input type="hidden" name={`original:${place}`} value={original} />
      {heldBack.length > 0 ? (
        <div className={styles.held}>
          <p>{texts.heldBack}</p>
          <ul>
            {heldBack.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {before ? (
        <dl className={styles.before}>
          <dt>{texts.before}</dt>
          <dd>{before.original}</dd>
          <dt>{texts.beforeWas}</dt>
          <dd lang={language} dir={dir}>
            {before.translated}
          </dd>
        </dl>
      ) : null}
    </Panel>
  );
}
