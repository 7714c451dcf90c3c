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
const shown = (counts: { name: string; right: number; of: number }[]) =>
  counts.map(({ name, right, of }) => `${name} ${right}/${of}`).join(', ');

if (values.json) console.log(JSON.stringify(answersOf(judged), null, 1));
else {
  const fields = fieldsOf(judged);
  for (const kind of countsOf(judged)) {
    console.log(shown([kind]));
    if (kind.name === 'lines' || kind.name === 'pages') {
      console.log(`  field by field: ${shown(fields[kind.name])}`);
    }
  }
  if (values.wrong) tellWrong();
}

/** What was read otherwise than it should be. */
function tellWrong(): void {
  const tell = (name: string, wrong: readonly string[], right: object, read: object) => {
    console.log(`\n${name}`);
    for (const field of wrong) {
      const [should, is] = [right, read].map((each) => JSON.stringify(Reflect.get(each, field)));
      console.log(`  ${field}: ${should}, read ${is}`);
    }
  };
  for (const { right, read, wrong } of judged.lines) {
    if (wrong.length > 0) tell(`${right.line} (${right.why})`, wrong, right, read);
  }
  for (const { right, read, wrong } of judged.pages) {
    if (wrong.length > 0) tell(right.file, wrong, right, read);
  }
  for (const { right, answer, isRight } of [...judged.conversions, ...judged.scaling]) {
    if (!isRight) console.log(`\n${JSON.stringify(right)}\n  ${JSON.stringify(answer)}`);
  }
}
