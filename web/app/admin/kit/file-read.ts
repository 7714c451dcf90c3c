import type { Problem } from '../../kit/problem.ts';

/** Something wrong in a file, as the store names it. */
export type WrongRow = { row: number; column: string; message: string };

/** What became of a file; while it is not written its text stays, to be mended or written. */
export type FileRead = {
  text: string;
  counts?: { created: number; updated: number; unchanged: number };
  /** What is wrong in it, where it was only looked over: some of it, and how much there is. */
  wrong?: { rows: readonly WrongRow[]; count: number };
  /** By it the store knows that it is asked again. */
  key?: string;
  written?: true;
  problem?: Problem;
};
