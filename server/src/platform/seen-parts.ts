import type { GroupCommit } from './group-commit.ts';
import type { Json, Mail, Payments, Seeing, Seen, Webhooks } from './platform.ts';

/** Adapters as they are where somebody watches: each call is a step, and counted. Of whom it is about nothing is told. */

export function seeMail(seeing: Seeing, send: Mail['send']): Mail['send'] {
  const count = (outcome: 'sent' | 'failed') => seeing.count('larder.letters', { outcome });
  return (letter) =>
    seeing.step({ name: 'send letter', kind: 'asks' }, async () => {
      await send(letter).catch((error: unknown) => {
        count('failed');
        throw error;
      });
      count('sent');
    });
}

export function seeWebhooks(seeing: Seeing, { post }: Webhooks): Webhooks {
  return {
    post: (message) =>
      seeing.step({ name: 'send webhook', kind: 'asks' }, async (seen) => {
        const answer = await post(message);
        const isAnswered = answer.kind === 'answered';
        const outcome = !isAnswered ? answer.failure : `${String(answer.status)[0] ?? ''}xx`;
        seeing.count('larder.webhooks', { outcome });
        seen.say({ 'larder.outcome': outcome });
        if (isAnswered) seen.say({ 'http.response.status_code': answer.status });
        if (!/^2/.test(outcome)) seen.fail(outcome);
        return answer;
      }),
  };
}

/** Verbs that ask the provider something and answer once. */
type Verb = 'open' | 'read' | 'close' | 'capture' | 'charge' | 'refund' | 'forget' | 'forgetCustomer'; // prettier-ignore

export function seePayments(seeing: Seeing, payments: Payments): Payments {
  const { provider } = payments;
  const seen =
    <Asked, Answer>(verb: Verb, ask: (asked: Asked) => Promise<Answer>) =>
    (asked: Asked): Promise<Answer> => {
      const facts = { 'larder.payment.provider': provider, 'larder.payment.verb': verb };
      return seeing.step({ name: `${provider} ${verb}`, kind: 'asks', facts }, async (step) => {
        const tell = (outcome: string) => {
          seeing.count('larder.payments', { ...facts, outcome });
          step.say({ 'larder.outcome': outcome });
        };
        const answer = await ask(asked).catch((error: unknown) => {
          tell('away');
          throw error;
        });
        const { state = 'done' } = Object(answer) as { state?: string };
        tell(state);
        return answer;
      });
    };
  return {
    ...payments,
    open: seen('open', payments.open),
    read: seen('read', payments.read),
    close: seen('close', payments.close),
    capture: seen('capture', payments.capture),
    charge: seen('charge', payments.charge),
    refund: seen('refund', payments.refund),
    forget: seen('forget', payments.forget),
    forgetCustomer: seen('forgetCustomer', payments.forgetCustomer),
  };
}

type Handlers = Record<string, (payload: Json, eventId: string) => Promise<void>>;

export const seeHandlers = (seeing: Seeing, handlers: Handlers): Handlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [
      kind,
      (payload, eventId) => {
        const facts = { 'larder.outbox.event': eventId };
        const step = { name: `outbox ${kind}`, kind: 'job', alone: true, facts } as const;
        return seeing.step(step, () => handle(payload, eventId));
      },
    ]),
  );

/** What a statement does and to which table, for whoever wrote no name to it. */
function fingerprintOf(text: string): { operation: string; summary: string } {
  const operation = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'statement';
  const table = /\b(?:from|into|update|join)\s+"?([a-z_][\w.]*)/i.exec(text)?.[1];
  return { operation, summary: table === undefined ? operation : `${operation} ${table}` };
}

/** A statement is a step where something is under way: those of whoever looks every second for others' changes are no story. */
export function seeStatements(seeing: Seeing) {
  return async <T>(
    { name, text }: { name: string | undefined; text: string },
    send: () => Promise<T>,
  ): Promise<T> => {
    const { operation, summary } = fingerprintOf(text);
    const facts = { 'db.system.name': 'postgresql', 'db.operation.name': operation };
    const began = performance.now();
    try {
      if (!seeing.isUnderWay()) return await send();
      const step = {
        name: name ?? summary,
        kind: 'asks',
        facts: {
          ...facts,
          'db.query.summary': summary,
          'db.query.text': text.replace(/\s+/g, ' ').trim().slice(0, 1_000),
        },
      } as const;
      return await seeing.step(step, send);
    } finally {
      seeing.record('db.client.operation.duration', (performance.now() - began) / 1000, facts);
    }
  };
}

/** A group is a story of its own, linked with those of whoever waited for it, and they with it. */
export function seeGroups<Asked extends object, Outcome>(
  seeing: Seeing,
  commit: (group: Asked[]) => Promise<Outcome[]>,
  open: (commit: (group: Asked[]) => Promise<Outcome[]>) => GroupCommit<Asked, Outcome>,
): GroupCommit<Asked, Outcome> {
  const waiting = new WeakMap<Asked, Seen>();
  const groups = open(async (group) => {
    const orders = group.flatMap((asked) => waiting.get(asked) ?? []);
    const facts = { 'larder.desk.group.size': group.length };
    const links = orders.map(({ place }) => place);
    const began = performance.now();
    seeing.record('larder.desk.group.size', group.length, {});
    try {
      const step = { name: 'commit orders', kind: 'job', alone: true, facts, links } as const;
      return await seeing.step(step, ({ place }) => {
        for (const order of orders) if (place) order.linkWith(place);
        return commit(group);
      });
    } finally {
      seeing.record('larder.desk.commit.duration', (performance.now() - began) / 1000, {});
    }
  });
  return {
    ...groups,
    submit: (asked) =>
      seeing.step({ name: 'wait for the desk', kind: 'within' }, (seen) => {
        waiting.set(asked, seen);
        return groups.submit(asked);
      }),
  };
}
