import cluster from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json, KeptDatabase, NeighbourTopic, Neighbours } from './platform.ts';

/** What a server tells the process that started it. */
export type FromServer = { larder: 'here' } | ({ larder: 'open' } & Opened) | Failed | Said;
/** Where a server is reached. */
export type Opened = { url: string; listening: string };
/** Why it could not open, in a sentence for the operator. */
type Failed = { larder: 'failed'; sentence: string };

/** What it hears from there. */
export type FromFirst = ({ larder: 'welcome' } & Welcome) | { larder: 'close' } | Heard;
export type Welcome = { no: number; count: number; kept: KeptDatabase | undefined };

/** Passed on to all the others, or to the one that is named. */
export type Said = {
  larder: 'said';
  topic: NeighbourTopic;
  what: { said: Json } | { asks: number } | { answers: number; reply: Json };
  to?: number;
};
export type Heard = Said & { from: number };

/** Only what the two sides of the store say to each other: libraries use the same line. */
export const isOurs = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'larder' in message;

const patienceMs = 2_000;

export type Joined = Welcome & {
  neighbours: Neighbours;
  /** Aborted once the first process asks this server to close. */
  closeAsked: AbortSignal;
  opened: (at: Opened) => void;
  /** Resolves once that is on its way. */
  failed: (sentence: string) => Promise<void>;
};

/** For a server that another process started: learns who it is, and hears the others. It ends by itself when that process does (Node sees to it). */
export async function joinNeighbours(): Promise<Joined> {
  const asked = new AbortController();
  const welcomed = Promise.withResolvers<Welcome>();
  const listeners = new Map<NeighbourTopic, (said: Json) => void>();
  const replies = new Map<NeighbourTopic, () => Promise<Json>>();
  const waiting = new Map<number, (reply: Json) => void>();
  let questions = 0;

  async function heard({ topic, what, from }: Heard): Promise<void> {
    if ('said' in what) listeners.get(topic)?.(what.said);
    else if ('answers' in what) waiting.get(what.answers)?.(what.reply);
    else {
      // Who cannot answer is left out, like one that says nothing; asked by a client itself, it says why.
      const reply = await replies
        .get(topic)?.()
        .catch(() => undefined);
      if (reply !== undefined)
        send({ larder: 'said', topic, what: { answers: what.asks, reply }, to: from });
    }
  }

  process.on('message', (message) => {
    if (!isOurs(message)) return;
    const told = message as FromFirst;
    if (told.larder === 'welcome') welcomed.resolve(told);
    else if (told.larder === 'close') asked.abort();
    else void heard(told);
  });
  send({ larder: 'here' });
  const { no, count, kept } = await welcomed.promise;

  async function ask(topic: NeighbourTopic): Promise<Json[]> {
    questions += 1;
    const question = questions;
    const answers: Json[] = [];
    const all = Promise.withResolvers<undefined>();
    waiting.set(question, (reply) => {
      if (answers.push(reply) === count - 1) all.resolve(undefined);
    });
    send({ larder: 'said', topic, what: { asks: question } });
    await Promise.race([all.promise, pause(patienceMs, undefined, { ref: false })]);
    waiting.delete(question);
    return answers;
  }

  return {
    no,
    count,
    kept,
    closeAsked: asked.signal,
    opened: (at) => {
      send({ larder: 'open', ...at });
    },
    failed: (sentence) =>
      new Promise((resolve) => {
        send({ larder: 'failed', sentence }, resolve);
      }),
    neighbours: {
      no,
      count,
      tell: (topic, said) => {
        send({ larder: 'said', topic, what: { said } });
      },
      hear: (topic, listen) => void listeners.set(topic, listen),
      ask,
      answer: (topic, reply) => void replies.set(topic, reply),
    },
  };
}

/** Where the line is cut the first process has ended, and this one is about to. */
function send(message: FromServer, sent: () => void = () => undefined): void {
  if (cluster.worker?.isConnected()) cluster.worker.send(message, sent);
  else sent();
}
