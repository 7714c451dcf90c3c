/** Where a backup lies. Failures that an operator can mend come as errors with a `code` of the system, or as a `StartupError`. */
export type BackupPlace = {
  /** As whoever asked for it wrote it. */
  name: string;
  isTaken: () => Promise<boolean>;
  /** Answers how many bytes were written. What breaks off on the way leaves nothing under the name. */
  write: (parts: AsyncIterable<Buffer>, stopAsked?: AbortSignal) => Promise<number>;
  read: () => AsyncIterable<Uint8Array>;
};

/** Backups that a schedule keeps bear the time they were made: names that sort, and that nobody else gives one. */
export const scheduledName = /^larder-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/;
export const nameAt = (now: Date): string =>
  `larder-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;

/** Of the names of others than the one just made, those beyond so many in all. */
export const spentOf = (others: readonly string[], most: number): string[] =>
  [...others]
    .sort()
    .reverse()
    .slice(most - 1);
