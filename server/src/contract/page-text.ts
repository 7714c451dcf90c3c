import { paragraphs } from './fields.ts';
import { unknownIn } from './legal-pages.ts';

const longest = 40_000;
/** More would only hide the rest of the page. */
const mostTold = 20;

/** What a page about the shop says, in Markdown; a placeholder that nobody knows is told with its line. */
export const pageText = paragraphs(longest).superRefine((text, context) => {
  for (const { line, name } of unknownIn(text).slice(0, mostTold))
    context.addIssue({ code: 'custom', message: `line ${line}: {${name}} is no placeholder` });
});
