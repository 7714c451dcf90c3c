import { cleanLine, textOf } from './clean-line.ts';
import type { Words } from './language.ts';
import { readLead } from './read-lead.ts';

/** Marked as a heading by Markdown, by rules of dashes, or by brackets around the line. */
const marked =
  /^\s*(?:#{1,6}\s+|={2,}\s*|-{2,}\s*|—+\s+|\*{2}\s*|_{2}\s*|\[)(.+?)(?:\s*(?:={2,}|-{2,}|—+|\*{2}|_{2}|\]))?\s*:?\s*(?:\*{2})?\s*$/u;
const isBold = /^\s*<(b|strong|h[1-6]|u|em)\b[^>]*>(?:(?!<\/\1>).)*<\/\1>\s*:?\s*$/iu;
const isBox = /^\s*\[(?:\s|x)?\]/i;
/** Longer lines say more than what a group is called. */
const longest = 80;

/** The words of a group's heading; undefined where the line is an ingredient. */
export function readHeading(line: string, words: Words): string | undefined {
  const text = textOf(line).replace(/\s+/g, ' ').trim();
  const inMarks = isBox.test(text) ? null : marked.exec(text);
  const plain = (inMarks?.[1] ?? text).replace(/^[*_#=\s-]+|[*_#=\s-]+$/g, '').trim();
  const name = plain.replace(/\s*[:：]$/, '').trim();
  if (!/\p{L}/u.test(name) || name.length > longest) return undefined;
  if (name !== plain) return name;
  const clean = cleanLine(name);
  if (readLead(clean, words)) return undefined;
  const hasNumber = /\d/.test(name);
  const isNamedSo = words.heads.test(clean) && !hasNumber && !clean.includes(',');
  return inMarks || (isBold.test(line) && !hasNumber) || isNamedSo ? name : undefined;
}
