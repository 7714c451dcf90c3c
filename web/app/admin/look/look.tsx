import { Button, Checkbox, Radio } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Form, Link } from 'react-router';
import {
  accentPattern,
  contrast,
  contrastOf,
  leastContrast,
  lookOf,
  readable,
  surfaces,
  type Scheme,
} from '../../../../server/src/contract/accent.ts';
import {
  logoFile,
  logoTypes,
  mostLogoBytes,
  sizeOfLogo,
} from '../../../../server/src/contract/logo.ts';
import type { ShopSettings } from '../../../../server/src/contract/shop-settings.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { textOf } from '../../kit/form.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf, type Visit } from '../../visit.server.ts';
import { adminLookWords as texts } from '../../words/en/admin-look.ts';
import { adminSettingsWords } from '../../words/en/admin-settings.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { daysAfter } from '../kit/dates.ts';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { saveSettings } from '../settings/save-settings.server.ts';
import { tellSetting } from '../settings/settings-form.ts';
import { When } from '../settings/when.tsx';
import type { Route } from './+types/look.ts';
import styles from './look.module.css';

/** As the tokens have it. */
const ourAccent = '#2f6b4f';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

type LookSettings = Pick<ShopSettings, 'accent' | 'logo'>;
const lookIn = ({ accent, logo }: LookSettings): LookSettings => ({ accent, logo });

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const [{ version, settings }, { date }] = await Promise.all([
    read(request, admin.settings.$get({ query: {} })),
    read(request, admin.today.$get()),
  ]);
  const look = lookIn(settings);
  return { version, ...look, seen: seenOf(look), tomorrow: daysAfter(date, 1) };
}

/** The form as it was sent; a logo that was sent is kept by its name. */
type Typed = {
  choice: 'ours' | 'own';
  accent: string;
  sentLogo: string | null;
  removes: boolean;
  holdsFrom: string;
};
type Sent = {
  done?: 'saved' | 'isPlanned' | 'nothing';
  problem?: Problem;
  typed?: Typed;
  /** The colour to look at, when somebody asked for it or it cannot be read. */
  shown?: string;
  two?: TwoVersions | undefined;
};

export async function action({ request, context }: Route.ActionArgs): Promise<Sent> {
  const visit = apiOf(context);
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const kept = textOf(form, 'sentLogo');
  const typed: Typed = {
    choice: textOf(form, 'choice') === 'own' ? 'own' : 'ours',
    accent: textOf(form, 'accent').toLowerCase(),
    sentLogo: sizeOfLogo(kept) ? kept : null,
    removes: form.get('removeLogo') !== null,
    holdsFrom: textOf(form, 'holdsFrom'),
  };
  const file = form.get('logo');
  if (file instanceof File && file.size > 0) {
    const sent = await sendLogo(request, visit, file);
    if ('problem' in sent) return { typed, problem: sent.problem };
    typed.sentLogo = sent.logo;
  }
  if (intent === 'nearest' && accentPattern.test(typed.accent))
    Object.assign(typed, { choice: 'own', accent: readable(typed.accent) });
  const accent = typed.choice === 'ours' ? null : typed.accent;
  if (accent !== null && (!accentPattern.test(accent) || contrastOf(accent) < leastContrast))
    return { typed, shown: accent, problem: tooFaint(accent) };
  if (intent !== 'save') return { typed, shown: accent ?? ourAccent };
  const saved = await saveSettings(request, context, form, {
    sent: ({ logo }) => ({ accent, logo: typed.removes ? null : (typed.sentLogo ?? logo) }),
    holdsFrom: typed.holdsFrom,
    tell: (field, mine, theirs) => {
      const name = field.slice(1) as keyof LookSettings;
      const label = adminSettingsWords.fields[name];
      return { label, mine: tellSetting(name, mine), theirs: tellSetting(name, theirs) };
    },
  });
  return 'problem' in saved ? { typed, ...saved } : saved;
}

const atField = (field: string, message: string): Problem => ({
  ...ownProblem('invalid-input', message),
  fields: [{ field, message }],
});

const tooFaint = (accent: string): Problem =>
  atField(
    '/accent',
    texts.tooFaint(accentPattern.test(accent) ? figure(contrastOf(accent)) : '1.0'),
  );

async function sendLogo(
  request: Request,
  { api }: Visit['api'],
  file: File,
): Promise<{ logo: string } | { problem: Problem }> {
  const refused = (message: string) => ({ problem: atField('/logo', message) });
  if (file.type === 'image/svg+xml' || /\.svgz?$/i.test(file.name)) return refused(texts.svg);
  if (!(logoTypes as readonly string[]).includes(file.type)) return refused(texts.wrongType);
  if (file.size > mostLogoBytes) return refused(texts.tooLarge);
  const init = { body: await file.arrayBuffer(), headers: { 'content-type': file.type } };
  const sent = await write(request, api.admin.settings.logo.$put({}, { init }));
  if (sent.ok) return { logo: sent.body.logo };
  if (sent.problem.code === 'picture-unreadable') return refused(texts.unreadable);
  if (sent.problem.code === 'picture-too-small') return refused(texts.tooSmall);
  return { problem: sent.problem };
}

/** Cut down, never up. */
const figure = (value: number) => (Math.floor(value * 10) / 10).toFixed(1);

export const shouldRevalidate = connected;

/** The logo and the colour of the shop, looked at before they are saved. */
export default function Look({ loaderData, actionData }: Route.ComponentProps) {
  const { version, seen, accent, logo, tomorrow } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const typed: Typed = sent?.typed ?? {
    choice: accent === null ? 'ours' : 'own',
    accent: accent ?? ourAccent,
    sentLogo: null,
    removes: false,
    holdsFrom: '',
  };
  const atFields = (problem?.fields ?? []).length > 0;
  const shown = sent?.shown;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <Link className="button plain" to="/admin/settings">
          {texts.toSettings}
        </Link>
        <HistoryLink subject="settings" />
      </PageHeader>
      <Done text={sent?.done ? adminSettingsWords[sent.done] : ''} />
      {sent?.two || atFields ? null : <ProblemNote problem={problem} />}
      <Form
        key={sent?.done ? `${version}` : `${typed.choice} ${typed.accent}`}
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        className={styles.form}
      >
        <input type="hidden" name="version" value={sent?.two?.version ?? version} />
        <input type="hidden" name="seen" value={seen} />
        {sent?.two ? <BothValuesNote two={sent.two} /> : null}
        <Panel title={texts.logo}>
          <p className={styles.hint}>{texts.logoText}</p>
          <div className={styles.fields}>
            {logo === null ? <p>{texts.logoNone}</p> : <Logo name={logo} alt={texts.logoNow} />}
            {typed.sentLogo === null ? null : (
              <div>
                <p>{texts.logoSent}</p>
                <Logo name={typed.sentLogo} alt={texts.logoFile} />
                <input type="hidden" name="sentLogo" value={typed.sentLogo} />
              </div>
            )}
            <label className={styles.file}>
              {texts.logoFile}
              <input
                type="file"
                name="logo"
                accept={logoTypes.join(',')}
                aria-describedby="logo-hint"
                aria-invalid={wrongWith(problem, '/logo') === undefined ? undefined : true}
              />
              <span id="logo-hint" className={styles.hint}>
                {texts.logoHint}
              </span>
            </label>
            {wrongWith(problem, '/logo') === undefined ? null : (
              <p className={styles.wrong} role="alert">
                {wrongWith(problem, '/logo')}
              </p>
            )}
            {logo === null ? null : (
              <Checkbox name="removeLogo" label={texts.logoRemove} defaultChecked={typed.removes} />
            )}
          </div>
        </Panel>
        <Panel title={texts.colour}>
          <p className={styles.hint}>{texts.colourText}</p>
          <Radio.Group name="choice" label={texts.accent} defaultValue={typed.choice}>
            <div className={styles.choices}>
              <Radio value="ours" label={texts.choices.ours} />
              <div className={styles.own}>
                <Radio value="own" label={texts.choices.own} />
                <input
                  type="color"
                  name="accent"
                  aria-label={texts.accent}
                  defaultValue={typed.accent}
                />
              </div>
            </div>
          </Radio.Group>
          <div className={styles.wrong} role={wrongWith(problem, '/accent') ? 'alert' : undefined}>
            {wrongWith(problem, '/accent')}
          </div>
          {problem && shown !== undefined && accentPattern.test(shown) ? (
            <div className={styles.nearest}>
              <p>{texts.nearest(readable(shown))}</p>
              <Button type="submit" name="intent" value="nearest" variant="default" size="sm">
                {texts.take}
              </Button>
            </div>
          ) : null}
          {shown === undefined || problem ? null : <Samples accent={shown} />}
        </Panel>
        <div className={styles.when}>
          <When
            holdsFrom={typed.holdsFrom}
            tomorrow={tomorrow}
            error={wrongWith(problem, '/holdsFrom')}
          />
          <div className={styles.buttons}>
            <Button type="submit" name="intent" value="see" variant="default">
              {texts.see}
            </Button>
            <Button type="submit" name="intent" value="save">
              {texts.save}
            </Button>
          </div>
        </div>
      </Form>
    </div>
  );
}

function Logo({ name, alt }: { name: string; alt: string }) {
  return <img {...sizeOfLogo(name)} className={styles.logo} src={`/${logoFile(name)}`} alt={alt} />;
}

/** Light beside dark, each with the least contrast that there is in it. */
function Samples({ accent }: { accent: string }) {
  return (
    <section aria-label={texts.preview} className={styles.samples}>
      {(['light', 'dark'] as const).map((scheme) => (
        <Sample key={scheme} scheme={scheme} accent={accent} />
      ))}
      <p className={styles.hint}>{texts.enough}</p>
    </section>
  );
}

function Sample({ scheme, accent }: { scheme: Scheme; accent: string }) {
  const { plain, strong, on, soft } = lookOf(accent)[scheme];
  const { paper } = surfaces[scheme];
  const painted = (background: string, color: string): CSSProperties => ({ background, color });
  const least = Math.min(
    ...Object.values(surfaces[scheme]).map((surface) => contrast(plain, surface)),
    contrast(plain, soft),
    contrast(strong, soft),
    contrast(on, plain),
  );
  return (
    <figure className={styles.sample} style={painted(paper, plain)}>
      <figcaption style={{ color: scheme === 'light' ? '#1f2a24' : '#f1ede4' }}>
        {texts.schemes[scheme]}: {texts.figure(figure(least))}
      </figcaption>
      <span className={styles.link}>{texts.sampleLink}</span>
      <span className={styles.button} style={painted(plain, on)}>
        {texts.sampleButton}
      </span>
      <span className={styles.button} style={painted(soft, strong)}>
        {texts.sampleChosen}
      </span>
    </figure>
  );
}
