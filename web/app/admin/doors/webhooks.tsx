import { Button, Checkbox, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { moment } from '../../kit/format.ts';
import { wrongWith } from '../../kit/problem.ts';
import { adminDoorsWords } from '../../words/en/admin-doors.ts';
import columns from '../kit/columns.module.css';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import type { Webhook } from '../kit/office-types.ts';
import { Panel } from '../kit/panel.tsx';
import { Badge } from '../kit/status-badge.tsx';
import type { Acted } from './act.server.ts';
import { ChooseMany } from './choose-many.tsx';
import styles from './doors.module.css';

const { webhooks: texts, types } = adminDoorsWords;

/** Where it is told what happens, and a form to tell it elsewhere too. */
export function Webhooks({ items, acted }: { items: Webhook[]; acted: Acted | undefined }) {
  const refused = acted?.problem ? acted : undefined;
  const added = refused?.intent === 'add-webhook' ? refused : undefined;
  const saved = refused?.intent === 'save-webhook' ? refused : undefined;
  return (
    <section aria-label={texts.title} className={columns.stack}>
      <h2>{texts.title}</h2>
      {items.length === 0 ? <p className={styles.quiet}>{texts.none}</p> : null}
      {items.map((webhook) => (
        <Endpoint
          key={`${webhook.endpointNo}-${webhook.version}`}
          webhook={webhook}
          refused={saved?.typed?.endpointNo === String(webhook.endpointNo) ? saved : undefined}
        />
      ))}
      <Panel title={texts.add} className="no-print">
        <p className={styles.text}>{texts.addText}</p>
        <Form key={items.length} method="post" className={columns.stack}>
          <Fields refused={added} url="" eventTypes={[]} />
          <div>
            <Button type="submit" name="intent" value="add-webhook">
              {texts.send}
            </Button>
          </div>
        </Form>
      </Panel>
    </section>
  );
}

type FieldsOf = Pick<Webhook, 'url'> & {
  eventTypes: readonly string[];
  refused: Acted | undefined;
};

function Fields({ url, eventTypes, refused }: FieldsOf) {
  const wrong = (field: string) => wrongWith(refused?.problem, `/${field}`);
  return (
    <>
      <TextInput
        type="url"
        name="url"
        label={texts.url}
        description={texts.urlHint}
        maxLength={500}
        defaultValue={refused?.typed?.url ?? url}
        error={wrong('url')}
        required
      />
      <ChooseMany
        legend={texts.types}
        labels={types}
        chosen={refused?.typed?.chosen ?? eventTypes}
        error={wrong('eventTypes')}
      />
    </>
  );
}

function Endpoint({ webhook, refused }: { webhook: Webhook; refused: Acted | undefined }) {
  const { endpointNo, version, url, eventTypes, isOn, failingSince, bothSecretsUntil } = webhook;
  const { waiting, failed } = webhook;
  const { host } = new URL(url);
  const counts = [
    ...(waiting > 0 ? [texts.waiting(waiting)] : []),
    ...(failed > 0 ? [texts.failed(failed)] : []),
  ];
  return (
    <Panel
      title={host}
      beside={<Badge tone={isOn ? 'good' : 'warning'}>{isOn ? texts.on : texts.off}</Badge>}
    >
      <div className={styles.about}>
        <bdi className={styles.long}>{url}</bdi>
        <ul className={styles.types}>
          {eventTypes.map((type) => (
            <li key={type}>{types[type]}</li>
          ))}
        </ul>
        {failingSince === null ? null : <p>{texts.failing(moment(failingSince))}</p>}
        {counts.length === 0 ? null : <p>{counts.join(', ')}</p>}
        {bothSecretsUntil === null ? null : <p>{texts.bothSecrets(moment(bothSecretsUntil))}</p>}
      </div>
      <details className={`${styles.change} no-print`} open={refused !== undefined}>
        <summary aria-label={texts.changeOf(host)}>{texts.change}</summary>
        <Form method="post" className={columns.stack} preventScrollReset>
          <input type="hidden" name="endpointNo" value={endpointNo} />
          <input type="hidden" name="version" value={version} />
          <Fields refused={refused} url={url} eventTypes={eventTypes} />
          <Checkbox name="isOn" label={texts.isOn} defaultChecked={isOn} />
          <div>
            <Button type="submit" name="intent" value="save-webhook">
              {texts.save}
            </Button>
          </div>
        </Form>
      </details>
      <Form method="post" className={`${styles.row} no-print`} preventScrollReset>
        <input type="hidden" name="endpointNo" value={endpointNo} />
        {failed > 0 ? (
          <Button type="submit" name="intent" value="send-failed" variant="default" size="xs">
            {texts.failedAgain}
          </Button>
        ) : null}
        <ConfirmButton
          name="intent"
          value="new-secret"
          variant="default"
          size="xs"
          title={texts.secretTitle}
          text={texts.secretText}
          confirm={texts.secret}
        >
          {texts.secret}
        </ConfirmButton>
        <ConfirmButton
          name="intent"
          value="remove-webhook"
          variant="subtle"
          color="tomato"
          size="xs"
          title={texts.removeTitle(host)}
          text={texts.removeText}
          confirm={texts.remove}
        >
          {texts.remove}
        </ConfirmButton>
      </Form>
    </Panel>
  );
}
