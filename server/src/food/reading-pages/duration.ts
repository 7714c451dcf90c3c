/**
 * Minutes of a duration as pages write it: ISO 8601 with the slips that pages make (`PT1H 30M`, `P0DT1H`, `PT90`, `1H30M`, `PT0.5H`), or words (`1 hr 30 min`,
 * `1 Std. 20 Min.`), or minutes alone. Undefined for what is none, and for none at all.
 */
export function minutesOf(said: unknown): number | undefined {
  if (typeof said === 'number') return said > 0 ? Math.round(said) : undefined;
  if (Array.isArray(said)) return said.map(minutesOf).find((minutes) => minutes !== undefined);
  if (typeof said === 'object' && said !== null) {
    const { maxValue, value, minValue, duration, text, ...more } = said as Record<string, unknown>;
    return minutesOf(maxValue ?? value ?? minValue ?? duration ?? text ?? more['@value']);
  }
  if (typeof said !== 'string') return undefined;
  const text = said.trim().slice(0, 100);
  return (
    inIso(text) ?? inWords(text) ?? (/^\d{1,5}$/.test(text) ? minutesOf(Number(text)) : undefined)
  );
}

const some = (minutes: number): number | undefined =>
  Number.isFinite(minutes) && minutes > 0 && minutes < 100_000 ? Math.round(minutes) : undefined;
const number = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));

function inIso(text: string): number | undefined {
  const plain = text.toUpperCase().replace(/\s+/g, '');
  const figure = '([\\d.,]+)';
  const iso = new RegExp(
    `^-?P?(?:${figure}Y)?(?:${figure}M(?=.*T|$))?(?:${figure}W)?(?:${figure}D)?(?:T?(?:${figure}H)?(?:${figure}M(?:IN)?)?(?:${figure}S?)?)?$`,
  ).exec(plain);
  if (!iso || !/^-?P|\d[HM]/.test(plain) || !/\d/.test(plain)) return undefined;
  const [, years, months, weeks, days, hours, minutes, seconds] = iso;
  // “PT90” and “PT1H30” mean minutes, “PT30S” seconds.
  const bare = seconds !== undefined && !/S$/.test(plain);
  // A lone `P…M` is a slip for minutes: nobody cooks for months.
  const isSlip = months !== undefined && !plain.includes('T');
  return some(
    number(years) * 525_600 +
      number(months) * (isSlip ? 1 : 43_200) +
      number(weeks) * 10_080 +
      number(days) * 1440 +
      number(hours) * 60 +
      number(minutes) +
      (bare ? number(seconds) : number(seconds) / 60),
  );
}

const unit = (words: string) =>
  new RegExp(`([\\d.,]+|½|¼|¾|\\d+\\s*½)\\s*(?:${words})(?![a-z])`, 'giu');
const units: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [unit('days?|d|tage?n?|jours?|días?|giorn[io]|dagen|dag|dagar'), 1440],
  [unit('hours?|hrs?|h|std|stunden?|heures?|horas?|or[ae]|uur|uren|u|timmar?|timer?|t'), 60],
  [unit("minutes?|mins?|m|minuten?|minutos?|minut[oi]|minuter|minutter|'"), 1],
];
const parts: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

function inWords(text: string): number | undefined {
  const plain = text.toLowerCase().replace(/(\d[\d.,]*)\s*(?:-|–|to|bis|à|a)\s*(?=\d)/g, '');
  let total = 0;
  for (const [pattern, minutes] of units) {
    const [found] = plain.matchAll(pattern);
    if (!found) continue;
    const said = found[1] ?? '';
    const half = /^(\d+)\s*½$/u.exec(said);
    total += (half ? Number(half[1]) + 0.5 : (parts[said] ?? number(said))) * minutes;
  }
  return some(total);
}
