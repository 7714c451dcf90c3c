import { join } from 'node:path';
import {
  judgeConversion,
  judgeScaling,
  type ConversionCase,
  type ScalingCase,
} from './judge-amounts.ts';
import { isRead, judgeLines, lineFields, type LineCase } from './judge-lines.ts';
import { readCases } from './read-cases.ts';

/** The project's own cases, invented for it. */
export const ownCases = join(import.meta.dirname, 'cases');

/** Every case of a folder with what the store makes of it. */
export function judgeFolder(folder: string) {
  return {
    lines: judgeLines(readCases<LineCase>(folder, 'lines.jsonl')),
    conversions: readCases<ConversionCase>(folder, 'conversions.jsonl').map(judgeConversion),
    scaling: readCases<ScalingCase>(folder, 'scaling.jsonl').map(judgeScaling),
  };
}
export type JudgedFolder = ReturnType<typeof judgeFolder>;

type Count = { name: string; right: number; of: number };
const count = (name: string, judged: readonly boolean[]): Count => ({
  name,
  right: judged.filter(Boolean).length,
  of: judged.length,
});

/** One line a kind, of those that the folder has. */
export const countsOf = ({ lines, conversions, scaling }: JudgedFolder): Count[] =>
  [
    count('lines', lines.map(isRead)),
    count(
      'conversions',
      conversions.map(({ isRight }) => isRight),
    ),
    count(
      'scaling',
      scaling.map(({ isRight }) => isRight),
    ),
  ].filter(({ of }) => of > 0);

/** Of the lines, how many have each field right. */
export const fieldsOf = ({ lines }: JudgedFolder): Count[] =>
  lineFields.map((field) =>
    count(
      field,
      lines.map(({ wrong }) => !wrong.includes(field)),
    ),
  );

/** What the store answers, in the shape of the cases, so that anybody can judge it again. */
export const answersOf = ({ lines, conversions, scaling }: JudgedFolder) => ({
  lines: lines.map(({ read }) => read),
  conversions: conversions.map(({ right, answer }) => ({ ...right, expect: answer })),
  scaling: scaling.map(({ right, answer }) => ({ ...right, expect: answer })),
});
