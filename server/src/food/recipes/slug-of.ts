import { folded } from '../../contract/fold.ts';

const mostLetters = 60;
/** Where a name has no letter that an address may have. */
const nameless = 'recipe';

/** The address that a name makes: `Crème brûlée & figs` is `creme-brulee-figs`. */
export function slugOf(name: string | null): string {
  const words = folded(name ?? '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return shortened(words.join('-'), mostLetters) || nameless;
}

/** No longer than this, at the end of a word where there is one. */
function shortened(slug: string, most: number): string {
  if (slug.length <= most) return slug;
  const cut = slug.slice(0, most + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : slug.slice(0, most);
}

/** The first that nothing has: itself, or with a number behind it. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const behind = number === 1 ? '' : `-${number}`;
    const slug = shortened(wanted, mostLetters - behind.length) + behind;
    if (!isTaken(slug)) return slug;
  }
}

/** Whether an address is what a name makes, with or without a number: then nobody wrote it by hand. */
export function isMadeOf(slug: string, name: string | null): boolean {
  const number = /-\d+$/.exec(slug)?.[0] ?? '';
  const made = slugOf(name);
  return slug === made || slug === shortened(made, mostLetters - number.length) + number;
}
