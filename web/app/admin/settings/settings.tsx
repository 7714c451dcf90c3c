import { Button, Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { Form } from 'react-router';
import { languages, otherLanguages } from '../../../../server/src/contract/languages.ts';
import type { ShopSettings } from '../../../../server/src/contract/shop-settings.ts';
import { read, write } from '../../kit/answers.server.ts';
import { BothValuesNote } from '../../kit/both-values-note.tsx';
import type { TwoVersions } from '../../kit/both-values.ts';
import { textOf } from '../../kit/form.ts';
import { momentOfYear, weekdaysInWords } from '../../kit/format.ts';
import { ownProblem, wrongWith, type Problem } from '../../kit/problem.ts';
import { seenOf } from '../../kit/save-over.server.ts';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminSettingsWords as texts } from '../../words/en/admin-settings.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { daysAfter } from '../kit/dates.ts';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import type { PlannedSettings } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { regimeNames } from '../../../../server/src/contract/label-regimes.ts';
import type { Route } from './+types/settings.ts';
import { saveSettings } from './save-settings.server.ts';
import {
  asTyped,
  settingsFrom,
  tellSetting,
  typedSettings,
  weekdays,
  withRoom,
  type TypedSettings,
} from './settings-form.ts';
import styles from './settings.module.css';
import { When } from './when.tsx';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { admin } = apiOf(context).api;
  const [state, { date }] = await Promise.all([
    read(request, admin.settings.$get({ query: {} })),
    read(request, admin.today.$get()),
  ]);
  return { ...state, seen: seenOf(state.settings), tomorrow: daysAfter(date, 1) };
}

type Sent = {
  done?: 'saved' | 'isPlanned' | 'withdrawn' | 'nothing';
  problem?: Problem;
  typed?: TypedSettings;
  two?: TwoVersions | undefined;
};

export async function action({ request, context }: Route.ActionArgs): Promise<Sent> {
  const { settings } = apiOf(context).api.admin;
  const form = await request.formData();
  const versionNo = textOf(form, 'withdraw');
  if (versionNo !== '') {
    const gone = await write(
      request,
      settings.planned[':versionNo'].$delete({ param: { versionNo } }),
    );
    return gone.ok ? { done: 'withdrawn' } : { problem: gone.problem };
  }
  const typed = typedSettings(form);
  const { settings: sent, wrong } = settingsFrom(typed);
  if (wrong.length > 0) return { typed, problem: notUnderstood(wrong) };
  const saved = await saveSettings(request, context, form, {
    sent: () => sent,
    holdsFrom: typed.holdsFrom,
    tell: (field, mine, theirs) => {
      const name = field.slice(1) as keyof ShopSettings;
      return {
        label: texts.fields[name],
        mine: tellSetting(name, mine),
        theirs: tellSetting(name, theirs),
      };
    },
  });
  return 'problem' in saved ? { typed, ...saved } : saved;
}

const notUnderstood = (wrong: string[]): Problem => ({
  ...ownProblem('invalid-input', texts.notWhole),
  fields: wrong.map((field) => ({
    field,
    message: wrongSentences[field] ?? texts.notWhole,
  })),
});

export const shouldRevalidate = connected;

const plannedColumns: Column<PlannedSettings>[] = [
  {
    key: 'begins',
    head: texts.begins,
    names: true,
    cell: ({ holdsFrom }) => momentOfYear(holdsFrom),
  },
  {
    key: 'changes',
    head: texts.changes,
    cell: ({ change }) => (
      <ul className={styles.changes}>
        {Object.entries(change).map(([name, value]) => (
          <li key={name}>
            {texts.fields[name as keyof ShopSettings]}:{' '}
            <bdi>{tellSetting(name as keyof ShopSettings, value)}</bdi>
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: 'withdraw',
    head: texts.withdraw,
    label: '',
    cell: ({ versionNo, holdsFrom }) => (
      <Form method="post" preventScrollReset>
        <Button
          type="submit"
          name="withdraw"
          value={String(versionNo)}
          variant="subtle"
          size="xs"
          aria-label={texts.withdrawOf(momentOfYear(holdsFrom))}
        >
          {texts.withdraw}
        </Button>
      </Form>
    ),
    narrow: true,
    noPrint: true,
  },
];

/** What an owner decides, in one form; and what is planned. */
export default function Settings({ loaderData, actionData }: Route.ComponentProps) {
  const { version, settings, planned, seen, tomorrow } = loaderData;
  const sent: Sent | undefined = actionData;
  const problem = sent?.problem;
  const typed = sent?.typed ?? asTyped(settings);
  const atFields = (problem?.fields ?? []).length > 0;
  return (
    <div className={columns.stack}>
      <PageHeader title={texts.title} text={texts.text}>
        <HistoryLink subject="settings" />
      </PageHeader>
      <Done text={sent?.done ? texts[sent.done] : ''} />
      {sent?.two || atFields ? null : <ProblemNote problem={problem} />}
      {planned.length === 0 ? null : (
        <section aria-label={texts.planned} className={columns.stack}>
          <h2>{texts.planned}</h2>
          <DataTable
            caption={texts.planned}
            columns={plannedColumns}
            rows={planned}
            rowKey={({ versionNo }) => versionNo}
            empty={null}
          />
        </section>
      )}
      <Form
        key={sent?.done ? `${version}` : ''}
        method="post"
        preventScrollReset
        className={styles.form}
      >
        <input type="hidden" name="version" value={sent?.two?.version ?? version} />
        <input type="hidden" name="seen" value={seen} />
        {sent?.two ? <BothValuesNote two={sent.two} /> : null}
        <Shop typed={typed} problem={problem} />
        <Deliveries typed={typed} problem={problem} />
        <Holidays typed={typed} problem={problem} />
        <Labels typed={typed} problem={problem} />
        <Panel title={texts.when}>
          <div className={styles.date}>
            <When
              holdsFrom={typed.holdsFrom}
              tomorrow={tomorrow}
              error={wrongWith(problem, '/holdsFrom')}
            />
          </div>
          <Button type="submit">{texts.save}</Button>
        </Panel>
      </Form>
    </div>
  );
}

const wrongSentences: Record<string, string> = {
  '/holidays': texts.wrongHoliday,
  '/labelPrinters': texts.wrongPrinter,
};

type Part = { typed: TypedSettings; problem: Problem | undefined };

/** One field of one line. */
function Line(
  props: Part & {
    name: Exclude<
      keyof TypedSettings,
      | 'languages'
      | 'weeklyMenus'
      | 'labelRegime'
      | 'labelPrinters'
      | 'weekdays'
      | 'weekdayCapacity'
      | 'holidays'
      | 'holdsFrom'
    >;
    type?: string;
    inputMode?: 'numeric';
    required?: boolean;
    hint?: string;
    autoComplete?: string;
  },
) {
  const { typed, problem, name, hint, ...input } = props;
  return (
    <TextInput
      {...input}
      name={name}
      label={texts.fields[name]}
      description={hint}
      defaultValue={typed[name]}
      error={wrongWith(problem, `/${name}`)}
    />
  );
}

function Shop(part: Part) {
  const { typed, problem } = part;
  return (
    <>
      <Panel title={texts.shop}>
        <div className={styles.fields}>
          <Line {...part} name="name" required />
          <Textarea
            name="hours"
            label={texts.fields.hours}
            description={texts.hoursHint}
            defaultValue={typed.hours}
            error={wrongWith(problem, '/hours')}
            minRows={2}
            autosize
          />
          <Checkbox.Group
            className={styles.wide}
            label={texts.fields.languages}
            description={texts.languagesHint}
            defaultValue={typed.languages}
            error={wrongWith(problem, '/languages')}
          >
            <div className={styles.days}>
              {otherLanguages.map((language) => (
                <Checkbox
                  key={language}
                  className={styles.check}
                  name="languages"
                  value={language}
                  label={<bdi lang={language}>{languages[language].name}</bdi>}
                />
              ))}
            </div>
          </Checkbox.Group>
        </div>
      </Panel>
      <Panel title={texts.operator}>
        <p className={styles.hint}>{texts.operatorText}</p>
        <div className={styles.fields}>
          <Line {...part} name="operatorName" />
          <Line {...part} name="operatorAddress" />
          <Line {...part} name="taxNumber" />
          <Line {...part} name="email" type="email" />
          <Line {...part} name="phone" type="tel" />
        </div>
      </Panel>
    </>
  );
}

function Deliveries(part: Part) {
  const { typed, problem } = part;
  return (
    <Panel title={texts.deliveries}>
      <div className={styles.fields}>
        <Checkbox
          className={styles.wide}
          name="weeklyMenus"
          value="yes"
          label={texts.fields.weeklyMenus}
          description={texts.weeklyMenusHint}
          defaultChecked={typed.weeklyMenus}
          error={wrongWith(problem, '/weeklyMenus')}
        />
        <Checkbox.Group
          className={styles.wide}
          label={texts.fields.weekdays}
          defaultValue={typed.weekdays}
          error={wrongWith(problem, '/weekdays')}
        >
          <div className={styles.days}>
            {weekdays.map((weekday) => (
              <Checkbox
                key={weekday}
                className={styles.check}
                name="weekdays"
                value={String(weekday)}
                label={weekdaysInWords([weekday])}
              />
            ))}
          </div>
        </Checkbox.Group>
        <Line {...part} name="cutOffDaysBefore" inputMode="numeric" required />
        <Line {...part} name="cutOffTime" type="time" required />
        <Line {...part} name="horizonDays" inputMode="numeric" required />
        <Line {...part} name="capacity" inputMode="numeric" hint={texts.capacityHint} required />
        <fieldset className={styles.wide}>
          <legend>{texts.fields.weekdayCapacity}</legend>
          <p className={styles.hint}>{texts.weekdayHint}</p>
          <div className={styles.days}>
            {weekdays.map((weekday, at) => (
              <TextInput
                key={weekday}
                name={`capacityOn${weekday}`}
                label={weekdaysInWords([weekday])}
                aria-label={texts.boxesOn(weekdaysInWords([weekday]))}
                inputMode="numeric"
                defaultValue={typed.weekdayCapacity[at]}
              />
            ))}
          </div>
          <p className={styles.wrong}>{wrongWith(problem, '/weekdayCapacity')}</p>
        </fieldset>
      </div>
    </Panel>
  );
}

function Labels({ typed, problem }: Part) {
  const wrong = problem?.fields?.find(({ field }) => field.startsWith('/labelPrinters'));
  return (
    <Panel title={texts.labels}>
      <div className={styles.fields}>
        <NativeSelect
          name="labelRegime"
          label={texts.fields.labelRegime}
          data={regimeNames.map((name) => ({ value: name, label: texts.regimes[name] }))}
          defaultValue={typed.labelRegime}
          error={wrongWith(problem, '/labelRegime')}
        />
        <Textarea
          className={styles.wide}
          name="labelPrinters"
          label={texts.fields.labelPrinters}
          description={texts.labelPrintersHint}
          defaultValue={typed.labelPrinters}
          error={wrong?.message}
          minRows={2}
          autosize
        />
      </div>
    </Panel>
  );
}

function Holidays({ typed, problem }: Part) {
  const wrong = problem?.fields?.find(({ field }) => field.startsWith('/holidays'));
  return (
    <Panel title={texts.holidays}>
      <p className={styles.hint}>{texts.holidaysText}</p>
      <div className={styles.holidays}>
        {withRoom(typed.holidays).map(({ from, to, name }, at) => (
          <div key={at} className={styles.holiday}>
            <TextInput
              type="date"
              name="holidayFrom"
              label={texts.from}
              aria-label={texts.holidayFrom(at + 1)}
              defaultValue={from}
            />
            <TextInput
              type="date"
              name="holidayTo"
              label={texts.to}
              aria-label={texts.holidayTo(at + 1)}
              defaultValue={to}
            />
            <TextInput
              name="holidayName"
              label={texts.what}
              aria-label={texts.holidayName(at + 1)}
              maxLength={60}
              defaultValue={name}
            />
          </div>
        ))}
      </div>
      <p className={styles.wrong}>{wrong?.message}</p>
      <p className={styles.hint}>{texts.holidayHint}</p>
    </Panel>
  );
}
