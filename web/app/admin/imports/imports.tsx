import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useEffect } from 'react';
import { data, Form, Link, redirect, useRevalidator } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { textOf } from '../../kit/form.ts';
import { moment } from '../../kit/format.ts';
import { ownProblem, type Problem } from '../../kit/problem.ts';
import { SendButton } from '../../kit/send-button.tsx';
import { connected } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminImportsWords as texts } from '../../words/en/admin-imports.ts';
import { adminWords } from '../../words/en/admin.ts';
import columns from '../kit/columns.module.css';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Done } from '../kit/done.tsx';
import { HistoryLink } from '../kit/history-link.tsx';
import { useMay } from '../kit/may.ts';
import type { ImportBatch, ListedImport } from '../kit/office-types.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { Pager } from '../kit/pager.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Route } from './+types/imports.ts';
import styles from './imports.module.css';
import { Report } from './report.tsx';

const states = ['open', 'drafted', 'set-aside', 'duplicate'] as const;
/** The store takes JSON only, also where there is nothing to say. */
const nothing = { headers: { 'content-type': 'application/json' }, init: { body: '{}' } };

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.title) }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const { admin } = apiOf(context).api;
  const state = states.find((known) => known === asked.get('state'));
  const batchNo = asked.get('batch') ?? '';
  const cursor = asked.get('cursor');
  const isBatch = /^[1-9][0-9]{0,9}$/.test(batchNo);
  const query = {
    limit: '50',
    ...(state === undefined ? {} : { state }),
    ...(isBatch ? { batchNo } : {}),
    ...(cursor === null ? {} : { cursor }),
  };
  const [page, batches, report] = await Promise.all([
    read(request, admin.imports.$get({ query })),
    read(request, admin['import-batches'].$get({ query: { limit: '5' } })),
    isBatch
      ? read(request, admin['import-batches'][':batchNo'].$get({ param: { batchNo } }))
      : null,
  ]);
  const done = texts.done[asked.get('done') ?? ''] ?? '';
  return { ...page, batches: batches.items, report, state: state ?? '', done };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { admin } = apiOf(context).api;
  const intent = textOf(form, 'intent');
  const [, verb, batchNo = ''] = /^(cancel|resume)\.(\d+)$/.exec(intent) ?? [];
  if (verb === 'cancel' || verb === 'resume') {
    const one = admin['import-batches'][':batchNo'];
    await read(request, one[verb].$post({ param: { batchNo } }, nothing));
    return toBatch(batchNo, verb === 'cancel' ? 'cancelled' : 'resumed');
  }
  const typed = { urls: textOf(form, 'urls'), text: textOf(form, 'text') };
  const region = regionOf(textOf(form, 'region'));
  const refuse = (problem: Problem) => data({ typed, problem }, { status: problem.status });
  const upload = form.get('upload');
  if (upload instanceof File && upload.size > 0) {
    const query = { name: upload.name, ...(region === null ? {} : { region }) };
    const sent = await write(
      request,
      admin['import-files'].$post(
        { query },
        {
          headers: { 'content-type': 'application/octet-stream' },
          init: { body: await upload.arrayBuffer() },
        },
      ),
    );
    return sent.ok ? toBatch(sent.body.batchNo, 'started') : refuse(sent.problem);
  }
  const urls = typed.urls
    .split(/\s+/u)
    .map((url) => url.trim())
    .filter((url) => url !== '');
  const text = typed.text.trim() === '' ? null : typed.text;
  if (urls.length === 0 && text === null)
    return refuse(ownProblem('invalid-input', texts.nothingSaid));
  const started = await write(request, admin.imports.$post({ json: { urls, text, region } }));
  return started.ok ? toBatch(started.body.batchNo, 'started') : refuse(started.problem);
}

const toBatch = (batchNo: number | string, done: string) =>
  redirect(`/admin/imports?batch=${batchNo}&done=${done}`, 303);

type Region = keyof typeof texts.regions;
const regionOf = (said: string): Region | null =>
  (Object.keys(texts.regions) as Region[]).find((known) => known === said) ?? null;

export const shouldRevalidate = connected;

/** So often a page looks how far a batch is. */
const lookEveryMs = 2000;

/** What there is to read, how far it is, and what was found. */
export default function Imports({ loaderData, actionData }: Route.ComponentProps) {
  const { items, next, batches, report, state, done } = loaderData;
  const may = useMay()('change-menu');
  const isReading = batches.some((batch) => batch.state === 'reading');
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isReading) return undefined;
    const timer = setInterval(() => void revalidate(), lookEveryMs);
    return () => {
      clearInterval(timer);
    };
  }, [isReading, revalidate]);
  return (
    <>
      <PageHeader title={texts.title} text={texts.text}>
        <HistoryLink subject="import" />
      </PageHeader>
      {actionData ? null : <Done text={done} />}
      <ProblemNote problem={actionData?.problem} />
      <div className={columns.stack}>
        {may ? <Start typed={actionData?.typed} /> : null}
        {batches.length > 0 ? <Batches batches={batches} may={may} isReading={isReading} /> : null}
        {report ? <Report report={report} /> : null}
        <Panel title={texts.list}>
          <Form className={columns.filters}>
            {report ? <input type="hidden" name="batch" value={report.batchNo} /> : null}
            <NativeSelect
              key={state}
              name="state"
              label={texts.state}
              defaultValue={state}
              data={[
                { value: '', label: texts.any },
                ...states.map((value) => ({ value, label: texts.states[value] })),
              ]}
            />
            <Button type="submit" variant="default">
              {texts.filter}
            </Button>
          </Form>
        </Panel>
        <DataTable
          caption={texts.caption}
          columns={importColumns}
          rows={items}
          rowKey={({ importNo }) => importNo}
          empty={<EmptyState title={texts.emptyTitle} text={texts.emptyText} />}
        />
      </div>
      <Pager next={next} />
    </>
  );
}

function Start({ typed }: { typed: { urls: string; text: string } | undefined }) {
  return (
    <Panel title={texts.start} className="no-print">
      <Form method="post" encType="multipart/form-data" className={styles.start}>
        <Textarea
          name="urls"
          label={texts.urls}
          description={texts.urlsHint}
          defaultValue={typed?.urls ?? ''}
          minRows={2}
          maxRows={8}
          autosize
          spellCheck={false}
        />
        <Textarea
          name="text"
          label={texts.pasted}
          description={texts.pastedHint}
          defaultValue={typed?.text ?? ''}
          minRows={3}
          maxRows={16}
          autosize
        />
        <div className={styles.upload}>
          <label htmlFor="upload">{texts.file}</label>
          <p className={styles.hint} id="upload-hint">
            {texts.fileHint}
          </p>
          <input id="upload" type="file" name="upload" aria-describedby="upload-hint" />
        </div>
        <NativeSelect
          name="region"
          label={texts.region}
          description={texts.regionHint}
          data={[
            { value: '', label: texts.regionNone },
            ...Object.entries(texts.regions).map(([value, label]) => ({ value, label })),
          ]}
        />
        <div className={styles.go}>
          <SendButton intent="start">{texts.read}</SendButton>
        </div>
      </Form>
    </Panel>
  );
}

function Batches(props: { batches: ImportBatch[]; may: boolean; isReading: boolean }) {
  const { batches, may, isReading } = props;
  return (
    <Panel
      title={texts.batches}
      beside={isReading ? <Link to="/admin/imports">{texts.lookAgain}</Link> : undefined}
    >
      <ul className={styles.batches} aria-live="polite">
        {batches.map((batch) => (
          <li key={batch.batchNo} className={styles.batch}>
            <span>
              <Link to={`/admin/imports?batch=${batch.batchNo}`}>{texts.batch(batch.batchNo)}</Link>{' '}
              <Badge tone={batch.state === 'done' ? 'good' : 'notable'}>
                {texts.batchStates[batch.state]}
              </Badge>
              <span className={styles.under}>
                {moment(batch.startedAt)} · {texts.found(batch.recipes)} · {texts.counts(batch)}
              </span>
            </span>
            <ProgressBar done={batch.sources - batch.waiting} of={batch.sources}>
              {texts.progress(batch.sources - batch.waiting, batch.sources)}
            </ProgressBar>
            {may && batch.state !== 'done' ? <StopOrGoOn batch={batch} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function StopOrGoOn({ batch: { batchNo, state } }: { batch: ImportBatch }) {
  const isReading = state === 'reading';
  return (
    <Form method="post">
      <SendButton intent={`${isReading ? 'cancel' : 'resume'}.${batchNo}`} className="button plain">
        {isReading ? texts.stop(batchNo) : texts.goOn(batchNo)}
      </SendButton>
    </Form>
  );
}

const tones = {
  open: 'notable',
  drafted: 'good',
  'set-aside': 'plain',
  duplicate: 'plain',
} as const;

const importColumns: Column<ListedImport>[] = [
  {
    key: 'name',
    head: texts.recipe,
    names: true,
    cell: ({ importNo, name, title }) => (
      <Link to={`/admin/imports/${importNo}`}>{name ?? title ?? texts.nameless}</Link>
    ),
  },
  {
    key: 'source',
    head: texts.source,
    cell: ({ sourceUrl, sourceName }) => hostOf(sourceUrl) ?? sourceName,
  },
  {
    key: 'state',
    head: texts.state,
    narrow: true,
    cell: ({ state }) => <Badge tone={tones[state]}>{texts.states[state]}</Badge>,
  },
  {
    key: 'lines',
    head: texts.lines,
    cell: ({ lines, openLines }) => texts.openLines(openLines, lines),
  },
];

const hostOf = (url: string | null) => /^https?:\/\/([^/?#]+)/i.exec(url ?? '')?.[1];
