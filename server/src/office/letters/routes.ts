import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import { preview, type Previewing } from './letters.ts';

/** Letters as an owner looks at them. */
export const routes = (parts: Previewing) =>
  handle(contract, {
    previewLetter: (c) =>
      c.json(preview(parts, c.req.valid('param').letterKind, c.req.valid('json')), 200),
  });
