import { z } from 'zod';
import { legalTopics, type LegalTopic } from '../../contract/legal-pages.ts';

/** One text of a page, from a moment on. */
export const versionRow = z.object({
  topic: z.enum(legalTopics),
  versionNo: z.int(),
  holdsFrom: z.date(),
  /** Whether it is the text that the store comes with. */
  isOurs: z.boolean(),
  agreeAgain: z.boolean(),
});
export type Version = z.output<typeof versionRow>;

const newestFirst = (a: Version, b: Version): number => b.versionNo - a.versionNo;

/** Those of a page that have begun by then, newest first. */
export const begunOf = (versions: readonly Version[], topic: LegalTopic, at: Date): Version[] =>
  versions
    .filter((version) => version.topic === topic && version.holdsFrom <= at)
    .toSorted(newestFirst);

/** What is to begin; there is one of a page at most, so that its numbers follow each other in time. */
export const plannedOf = (
  versions: readonly Version[],
  topic: LegalTopic,
  at: Date,
): Version | undefined =>
  versions.find((version) => version.topic === topic && version.holdsFrom > at);

/** The moment of which a version tells what the shop was: now while it holds, else the last one at which it held. */
export function momentOf(begun: readonly Version[], versionNo: number, now: Date): Date {
  const next = begun.findLast((version) => version.versionNo > versionNo);
  return next ? new Date(next.holdsFrom.getTime() - 1) : now;
}

/** Servers learn of a version one after the other: until all have, that which it took the place of may still be shown. */
const graceMs = 60_000;

/** Whether somebody could have read a version at a moment. */
export function stoodAt(begun: readonly Version[], versionNo: number, at: Date): boolean {
  const began = begun.find((version) => version.versionNo === versionNo)?.holdsFrom.getTime();
  const ended = begun.findLast((version) => version.versionNo > versionNo)?.holdsFrom.getTime();
  const time = at.getTime();
  return time >= (began ?? -Infinity) - graceMs && time < (ended ?? Infinity) + graceMs;
}

/** Of each page which version holds, 0 where nobody has written one, and the least that a customer must have agreed to, 0 where none asks for it. */
export type Holding = Record<LegalTopic, { version: number; leastAgreed: number }>;

export function holdingOf(versions: readonly Version[], at: Date): Holding {
  const ofTopic = (topic: LegalTopic) => {
    const begun = begunOf(versions, topic, at);
    return {
      version: begun[0]?.versionNo ?? 0,
      leastAgreed: begun.find(({ agreeAgain }) => agreeAgain)?.versionNo ?? 0,
    };
  };
  return Object.fromEntries(legalTopics.map((topic) => [topic, ofTopic(topic)])) as Holding;
}
