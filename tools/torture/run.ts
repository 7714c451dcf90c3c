import { parseArgs } from 'node:util';
import { disasters, survive, tableOf, type Outcome } from './disasters.ts';

// `npm run torture -- --rounds 20`: what kills a store, done to one under load; `--only 2` for the second disaster alone, `--servers 2` for two
// servers at its port.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    buyers: { type: 'string', default: '64' },
    servers: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const load = {
  rounds: Number(values.rounds),
  buyers: Number(values.buyers),
  servers: Number(values.servers),
};
const chosen = values.only
  ? disasters.slice(Number(values.only) - 1, Number(values.only))
  : disasters;
const say = (line: string) => process.stdout.write(`${line}\n`);

const outcomes: Outcome[] = [];
for (const disaster of chosen) {
  const outcome = await survive(disaster, load);
  if (typeof outcome === 'string') say(`Left out: ${disaster.name}, because ${outcome}.`);
  else {
    outcomes.push(outcome);
    say(`Done: ${disaster.name}, ${outcome.lost} lost, ${outcome.doubled} doubled.`);
  }
}
say(tableOf(outcomes));
for (const { name, wrong, cutOff, mayCutOff } of outcomes) {
  for (const what of wrong) say(`Wrong, ${name}: ${what}`);
  if (mayCutOff) continue;
  for (const [what, times] of cutOff) say(`Cut off, ${name}: ${times} × ${what}`);
}
const bad = ({ lost, doubled, cutOff, mayCutOff, wrong }: Outcome) =>
  lost > 0 || doubled > 0 || (cutOff.size > 0 && !mayCutOff) || wrong.length > 0;
process.exit(outcomes.some(bad) ? 1 : 0);
