import { parse } from 'yaml';
import { minutesOf } from '../reading-pages/duration.ts';
import { tidy } from '../reading-pages/html.ts';
import type { FileRecipe } from './recipe-of-file.ts';

const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const metadata = /^>>\s*([^:]+?)\s*:\s*(.+?)\s*$/;
const section = /^=+\s*(.*?)\s*=*\s*$/;
/** `@floury potatoes{300%g}(peeled)`, `#pan{}`, `~rest{10%minutes}`, `@salt`. */
const marked =
  /([@#~])[@&?+-]{0,2}(?:([^@#~{}\n]*?)\{([^{}\n]*)\}|([\p{L}\p{N}\p{M}_'’-]+))(?:\(([^()\n]*)\))?/gu;

type Facts = Record<string, unknown>;
const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;

/** The facts above a recipe, by their names in lower case; front matter that is no YAML says nothing. */
function factsOf(source: string): { facts: Facts; rest: string } {
  const head = frontMatter.exec(source);
  const rest = source.slice(head?.[0].length ?? 0);
  let read: unknown = null;
  try {
    read = head?.[1] === undefined ? null : parse(head[1], { maxAliasCount: 10 });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  const facts: Facts = {};
  const entries =
    typeof read === 'object' && read !== null && !Array.isArray(read) ? Object.entries(read) : [];
  for (const [name, value] of entries) facts[name.toLowerCase()] = value;
  return { facts, rest };
}

/** `300%g` is “300 g”; an equals sign before an amount only says that it does not grow. */
const amountOf = (inside: string) =>
  inside
    .replace(/^\s*=\s*/, '')
    .split('%')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');

/** Where the signs stand that a backslash makes plain: in an area of Unicode that nobody writes with. */
const hidden = 0xe000;
const hideSigns = (text: string) =>
  text.replace(/\\([^\p{L}\p{N}\s])/gu, (whole, sign: string) =>
    sign.charCodeAt(0) < 0x100 ? String.fromCharCode(hidden + sign.charCodeAt(0)) : whole,
  );
const showSigns = (text: string) =>
  text.replace(/[\ue000-\ue0ff]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - hidden));

/**
 * A recipe in Cooklang (https://cooklang.org/docs/spec): its ingredients as lines, in the order in which the steps name them, and the steps without
 * their marks. Undefined where it has neither.
 */
export function readCooklang(source: string): FileRecipe | undefined {
  const { facts, rest } = factsOf(source);
  const bare = hideSigns(rest)
    .replace(/\[-[\s\S]*?-\]/g, '')
    .replace(/(^|\s)--.*$/gm, '$1');
  const ingredients: string[] = [];
  const steps: string[] = [];
  const notes: string[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) steps.push(tidy(paragraph.join(' ')));
    paragraph = [];
  };
  for (const line of bare.split(/\r?\n/)) {
    const said = metadata.exec(line);
    const heading = section.exec(line);
    if (said?.[1] !== undefined) facts[said[1].toLowerCase()] = said[2];
    else if (line.startsWith('=') && heading) {
      close();
      if (heading[1]) {
        ingredients.push(`${heading[1]}:`);
        steps.push(`${heading[1]}:`);
      }
    } else if (line.startsWith('>')) {
      close();
      notes.push(line.replace(/^>\s*/, '').trim());
    } else if (line.trim() === '') close();
    else paragraph.push(readStep(line.trim(), ingredients));
  }
  close();
  for (const texts of [ingredients, steps, notes]) texts.splice(0, texts.length, ...texts.map(showSigns)); // prettier-ignore
  if (!ingredients.some((line) => !line.endsWith(':'))) return undefined;
  const parts = ['prep time', 'cook time'].map((name) => minutesOf(facts[name]) ?? 0);
  const sum = parts.reduce((a, b) => a + b, 0);
  return {
    title: text(facts['title']),
    yields: text(facts['servings'] ?? facts['serves'] ?? facts['yield']),
    totalMinutes:
      minutesOf(facts['time'] ?? facts['time required'] ?? facts['duration']) ??
      (sum > 0 ? sum : null),
    ingredients,
    steps,
    notes: notes.join('\n') || null,
    author: text(facts['author'] ?? facts['source.author']),
    image: text(facts['image']),
    sourceUrl: text(facts['source'] ?? facts['source.url']),
    from: 'cooklang',
  };
}

/** A step as it reads without marks; its ingredients are written down as lines. */
function readStep(line: string, ingredients: string[]): string {
  return line.replace(
    marked,
    (
      _,
      mark: string,
      long: string | undefined,
      inside: string | undefined,
      short: string | undefined,
      note: string | undefined,
    ) => {
      const name = (long ?? short ?? '').trim();
      const amount = amountOf(inside ?? '');
      if (mark === '~') return amount === '' ? name : amount;
      if (mark === '@') {
        const about = note === undefined || note.trim() === '' ? '' : `(${note.trim()})`;
        ingredients.push([amount, name, about].filter((part) => part !== '').join(' '));
      }
      return name;
    },
  );
}
