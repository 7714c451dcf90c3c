import { torture, type TortureOptions, type TortureReport } from './torture.ts';

const aside = (line: string) => process.stderr.write(`${line}\n`);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the torture and prints its books. Answers whether something in them is wrong. */
export async function tell(
  options: Pick<TortureOptions, 'open'> & {
    seed: number;
    orders: number;
    atOnce: number;
    forMs?: number | undefined;
    json: boolean;
  },
): Promise<boolean> {
  const { forMs = Infinity, json, ...asked } = options;
  const report = await torture({ ...asked, forMs }, aside);
  if (json) say(JSON.stringify(report, null, 2));
  else for (const line of linesOf(report)) say(line);
  return report.wrong.length > 0;
}

const money = (cents: number) => (cents / 100).toFixed(2);

function linesOf(report: TortureReport): string[] {
  const { seed, orders, byStatus, kills, capturedCents, refundedCents, wrong } = report;
  const statuses = Object.entries(byStatus).map(([status, count]) => `${count} ${status}`);
  return [
    `Seed ${seed}: ${orders} orders (${statuses.join(', ')}), the server killed ${kills} times.`,
    `Captured ${money(capturedCents)}, given back ${money(refundedCents)}; ${report.invoices} invoices, ${report.creditNotes} credit notes, ${report.transfers} transfers.`,
    ...(wrong.length === 0
      ? ['The books are right.']
      : [...wrong, `To see it again: larder torture --seed ${seed} --orders ${report.asked}`]),
  ];
}
