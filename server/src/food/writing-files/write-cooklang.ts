import { stringify } from 'yaml';
import type { LineToWrite, RecipeToWrite } from './recipe-to-write.ts';

/**
 * A recipe in Cooklang (https://cooklang.org/docs/spec). An ingredient is marked where a step first calls it by its name, in the step's own letters; those
 * that no step calls so stand before the steps, in one of their own.
 */
export function cooklangOf(recipe: RecipeToWrite): string {
  const { name, description, story, category, servings, minutes, diets, url, picture } = recipe;
  const head = {
    title: name,
    servings,
    time: `${minutes} minutes`,
    ...(description === null ? {} : { description }),
    course: category,
    ...(diets.length === 0 ? {} : { diet: diets }),
    author: recipe.shop,
    ...(url === null ? {} : { source: url }),
    ...(picture === null ? {} : { image: picture }),
  };
  const { steps, unmarked } = markedSteps(recipe);
  const first = unmarked.length === 0 ? [] : [`${lead} ${unmarked.map(mark).join(', ')}.`];
  const notes = story === null ? [] : [`> ${safe(story)}`];
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n${[...notes, ...first, ...steps].join('\n\n')}\n`;
}

/** How the step begins that no author wrote. */
export const lead = 'Have ready:';

type Span = { from: number; to: number; line: LineToWrite };

function markedSteps({ lines, steps }: RecipeToWrite): {
  steps: string[];
  unmarked: LineToWrite[];
} {
  const spans = steps.map((): Span[] => []);
  const marked = new Set<LineToWrite>();
  // The longest name first, so that butter is not found in peanut butter.
  for (const line of lines.toSorted((a, b) => b.name.length - a.name.length)) {
    for (const [at, step] of steps.entries()) {
      const taken = spans[at] ?? [];
      const span = spanOf(step, line, taken);
      if (!span) continue;
      // Also where another line has the name already, nobody else may be found within these words.
      taken.push(span);
      marked.add(line);
      break;
    }
  }
  return {
    steps: steps.map((step, at) => withMarks(step, spans[at] ?? [])),
    unmarked: lines.filter((line) => !marked.has(line)),
  };
}

/** Where a step calls an ingredient by its whole name, and by no longer one. */
function spanOf(step: string, line: LineToWrite, taken: readonly Span[]): Span | undefined {
  const name = line.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}'’-])${name}(?![\\p{L}\\p{N}'’-])(?!\\()`, 'giu');
  for (const { index, 0: found } of step.matchAll(pattern)) {
    const [from, to] = [index, index + found.length];
    if (taken.every((other) => to <= other.from || from >= other.to)) return { from, to, line };
  }
  return undefined;
}

function withMarks(step: string, spans: readonly Span[]): string {
  let [text, at] = ['', 0];
  for (const { from, to, line } of spans.toSorted((a, b) => a.from - b.from)) {
    text += safe(step.slice(at, from)) + mark({ ...line, name: step.slice(from, to) });
    at = to;
  }
  return text + safe(step.slice(at));
}

/** `@Rolled oats{120%g}`, `@lemon{1}`; signs that would end a name are not in it. */
function mark({ name, amount, unit }: LineToWrite): string {
  const plain = name.replace(/[@#~{}\n]+/g, ' ').trim();
  return `@${plain}{${unit === 'piece' ? amount : `${amount}%${unit}`}}`;
}

/** A backslash before what would be read as a mark or a comment. */
const safe = (text: string): string => text.replace(/[@#~]|--|\[-|^[>=]/g, (sign) => `\\${sign}`);
