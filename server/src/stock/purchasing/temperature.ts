/** How food is kept on its way, and how warm it may be when it comes. */
export const storages = ['ambient', 'chilled', 'meat', 'poultry', 'fish', 'frozen'] as const;
export type Storage = (typeof storages)[number];

/** What is done about food that came too warm or wrong. */
export const actions = ['refused', 'quarantined', 'accepted-after-check'] as const;
export type Action = (typeof actions)[number];

/**
 * Tenths of a degree Celsius that must not be exceeded. Meat, poultry and fish as Regulation (EC) 853/2004, Annex III; quick-frozen food at
 * -18 with the three degrees that Directive 89/108/EEC, art. 5, lets it rise by on its way; other chilled food as its makers ask for.
 */
export const limits: Readonly<Record<Storage, number | null>> = {
  ambient: null,
  chilled: 50,
  meat: 70,
  poultry: 40,
  fish: 20,
  frozen: -150,
};

/** Why a line cannot be taken as it was written: too warm, or not measured, and nobody said what was done about it. */
export function wrongTemperature(
  storage: Storage,
  temperature: number | null,
  action: Action | null,
): 'temperature-missing' | 'too-warm' | null {
  const limit = limits[storage];
  if (limit === null || action !== null) return null;
  if (temperature === null) return 'temperature-missing';
  return temperature > limit ? 'too-warm' : null;
}
