/** Whether somebody has to know what an ingredient is made of: one food, or several that are told one by one. */
export const makeups = ['single', 'compound'] as const;

/** How it is kept until it is cooked. `cool`: dark and cool, and not in the refrigerator. */
export const storages = ['ambient', 'cool', 'chilled', 'frozen'] as const;
export type Storage = (typeof storages)[number];

/**
 * By which rule its origin is told. Fresh, chilled or frozen meat of pigs, sheep, goats and poultry: Regulation (EU) No 1337/2013; beef:
 * Regulation (EC) No 1760/2000; honey: Directive 2001/110/EC; fish and shellfish: Regulation (EU) No 1379/2013. What is prepared, as a
 * sausage or a tinned fish, is under none of them.
 */
export const originRules = [
  'none',
  'pork',
  'sheep',
  'goat',
  'poultry',
  'beef',
  'minced-beef',
  'honey',
  'fish',
] as const;
export type OriginRule = (typeof originRules)[number];

/** How fish came about (Regulation (EU) No 1379/2013, article 35). */
export const fisheries = ['caught', 'caught-inland', 'farmed'] as const;
export type Fishery = (typeof fisheries)[number];

/** The categories of fishing gear of Annex III of that regulation. */
export const gears = [
  'seines',
  'trawls',
  'gillnets',
  'surrounding-nets',
  'hooks-and-lines',
  'dredges',
  'pots-and-traps',
] as const;
export type Gear = (typeof gears)[number];

export const yesOrNo = ['yes', 'no'] as const;
