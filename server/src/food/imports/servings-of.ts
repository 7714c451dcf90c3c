/** What counts people, in the languages whose lines are read, and the signs of East Asia. */
const people =
  /\b(?:servings?|serves|people|persons?|portions?|portionen|personen|pers\.?|personnes?|parts?|raciones|raci[oó]n|personas?|porciones|porzion[ei]|persone|por[cç][oõ]es|pessoas|porties|portioner|personer|porsjoner|annosta|porcje|porcji|osob[ay]?|porc[ei]|adag)\b|порци|人分|人份|인분/iu;

/**
 * For how many people a yield is, where it says one number and nothing else counts: `4`, `4 servings`, `Serves: 4`. Undefined for a range, for
 * what is made (`24 biscuits`) and for more than a recipe of this shop is written for: then somebody is asked.
 */
export function servingsOf(yields: string | null, most: number): number | undefined {
  if (yields === null) return undefined;
  const numbers = yields.match(/\d+(?:[.,]\d+)?/gu) ?? [];
  const [only, ...others] = numbers;
  if (only === undefined || others.length > 0 || /[.,]/.test(only)) return undefined;
  const isBare = /^\s*\d+\s*$/u.test(yields);
  const said = Number(only);
  return (isBare || people.test(yields)) && said >= 1 && said <= most ? said : undefined;
}
