import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answersOf, countsOf, fieldsOf, judgeFolder, ownCases } from './score.ts';

/**
 * How well recipes of others are read: `npm run score:import -- [--cases FOLDER] [--json] [--wrong]`. A folder has the shape of `cases` beside this
 * file. With `--json` every answer is written in that shape, with `--wrong` what was read otherwise.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: ownCases },
    json: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
  },
});
const folder = resolve(process.env['INIT_CWD'] ?? '.', values.cases);
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(1);
}
const judged = judgeFolder(folder);
if (values.json) console.log(JSON.stringify(answersOf(judged), null, 1));
else {
  for (const { name, right, of } of countsOf(judged)) console.log(`${name} ${right}/${of}`);
  if (judged.lines.length > 0) {
    const fields = fieldsOf(judged).map(({ name, right, of }) => `${name} ${right}/${of}`);
    console.log(`  of each line: ${fields.join(', ')}`);
  }
}
if (values.wrong && !values.json) {
  for (const { right, read, wrong } of judged.lines.filter((line) => line.wrong.length > 0)) {
    console.log(`\n${right.line} (${right.why})`);
    for (const field of wrong) {
      console.log(
        `  ${field}: ${JSON.stringify(right[field])}, read ${JSON.stringify(read[field])}`,
      );
    }
  }
  for (const { right, answer } of [...judged.conversions, ...judged.scaling].filter(
    ({ isRight }) => !isRight,
  )) {
    console.log(`\n${JSON.stringify(right)}\n  ${JSON.stringify(answer)}`);
  }
}
