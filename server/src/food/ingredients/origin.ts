/** What can be told of where an animal was, in the order in which labels tell it. */
export const originSteps = ['origin', 'born', 'reared', 'slaughtered', 'prepared', 'cut'] as const;
export type OriginStep = (typeof originSteps)[number];

/** Where something is from. */
export type Origin = {
  /** By what happened there. */
  steps: Partial<Record<OriginStep, string>>;
  /** Countries, in descending weight, with tenths of a per cent where they are told: honey. */
  countries: { name: string; permille: number | null }[];
};

const isStep = (word: string): word is OriginStep => originSteps.some((step) => step === word);

/**
 * Reads `reared: Ireland; slaughtered: Ireland`, or `Spain 60 %; Ireland 40 %`. A part without a word of ours before its colon is a country:
 * what is told that way is never lost.
 */
export function readOrigin(text: string): Origin {
  const origin: Origin = { steps: {}, countries: [] };
  for (const part of text.split(';').map((it) => it.trim())) {
    const colon = part.indexOf(':');
    const word = part.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const told = part.slice(colon + 1).trim();
    if (isStep(word) && told !== '') origin.steps[word] = told;
    else if (part !== '') origin.countries.push(countryOf(part));
  }
  return origin;
}

function countryOf(part: string): Origin['countries'][number] {
  const [, name, share] = /^(.*?)\s*(\d{1,3}(?:\.\d)?)\s*%$/su.exec(part) ?? [];
  return name && share
    ? { name, permille: Math.round(Number(share) * 10) }
    : { name: part, permille: null };
}
