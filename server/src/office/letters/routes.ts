import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import { everyLetter, preview, type Previewing } from './letters.ts';

/** Letters as an owner looks at them. */
export const routes = (parts: Previewing) =>
  handle(contract, {
    listLetterExamples: (c) =>
      c.json({ items: everyLetter(parts, c.req.valid('query').writtenIn) }, 200),
    previewLetter: (c) =>
      c.json(preview(parts, c.req.valid('param').letterKind, c.req.valid('json')), 200),
  });
