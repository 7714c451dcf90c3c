import { join } from 'node:path';
import {
  judgeConversion,
  judgeScaling,
  type ConversionCase,
  type Judged,
  type ScalingCase,
} from './judge-amounts.ts';
import { isRead, judgeLines, lineFields, type LineCase } from './judge-lines.ts';
import { isPageRead, judgePage, pageFields, type PageCase } from './judge-pages.ts';
import { readCases } from './read-cases.ts';

/** The project's own cases, invented for it. */
export const ownCases = join(import.meta.dirname, 'cases');

/** A case that cannot be judged counts as wrong and says why, and keeps none of the others from being judged. */
function each<Case, Answer>(
  rows: readonly Case[],
  judge: (row: Case) => Judged<Case, Answer>,
): Judged<Case, Answer>[] {
  return rows.map((right) => {
    try {
      return judge(right);
    } catch (error) {
      return { right, answer: { fault: String(error) }, isRight: false };
    }
  });
}

/** Every case of a folder with what the store makes of it. */
export function judgeFolder(folder: string) {
  return {
    lines: judgeLines(readCases<LineCase>(folder, 'lines.jsonl')),
    conversions: each(readCases<ConversionCase>(folder, 'conversions.jsonl'), judgeConversion),
    scaling: each(readCases<ScalingCase>(folder, 'scaling.jsonl'), judgeScaling),
    pages: readCases<PageCase>(folder, 'pages.jsonl').map((page) => judgePage(folder, page)),
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
export const countsOf = ({ lines, conversions, scaling, pages }: JudgedFolder): Count[] => {
  const right = ({ isRight }: { isRight: boolean }) => isRight;
  const counts = [
    count('lines', lines.map(isRead)),
    count('conversions', conversions.map(right)),
    count('scaling', scaling.map(right)),
    count('pages', pages.map(isPageRead)),
  ];
  return counts.filter(({ of }) => of > 0);
};

const countFields = <Field extends string>(
  fields: readonly Field[],
  judged: readonly { wrong: readonly Field[] }[],
): Count[] =>
  fields.map((field) =>
    count(
      field,
      judged.map(({ wrong }) => !wrong.includes(field)),
    ),
  );

/** Of the lines and of the pages, how many have each field right. */
export const fieldsOf = ({ lines, pages }: JudgedFolder) => ({
  lines: countFields(lineFields, lines),
  pages: countFields(pageFields, pages),
});

/** What the store answers, in the shape of the cases, so that anybody can judge it again. */
export const answersOf = ({ lines, conversions, scaling, pages }: JudgedFolder) => ({
  lines: lines.map(({ read }) => read),
  conversions: conversions.map(({ right, answer }) => ({ ...right, expect: answer })),
  scaling: scaling.map(({ right, answer }) => ({ ...right, expect: answer })),
  pages: pages.map(({ read }) => read),
});
