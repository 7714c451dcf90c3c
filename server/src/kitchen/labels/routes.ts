import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import * as labels from './labels.ts';

/** Labels of meals as the law wants them, read, kept and printed. */
export const routes = (parts: labels.Labelling) =>
  handle(contract, {
    readFoodLabels: async (c) => {
      const { date } = c.req.valid('param');
      const told = await labels.foodLabels(parts, date, c.req.valid('query'));
      const printers = parts.config.shop.labelPrinters.map(({ name }) => name);
      return c.json({ day: date, printers, ...told }, 200);
    },
    readFoodLabelsFile: async (c) => {
      const { date } = c.req.valid('param');
      const { as, ...which } = c.req.valid('query');
      if (as === 'pdf') {
        const bytes = await labels.labelsAsPdf(parts, date, which);
        return file(`labels-${date}.pdf`, 'application/pdf', bytes);
      }
      const dpi = as === 'zpl-203' ? 203 : 300;
      const zpl = await labels.labelsAsZpl(parts, date, which, dpi);
      return file(`labels-${date}-${dpi}.zpl`, 'text/plain; charset=utf-8', zpl);
    },
    printFoodLabels: async (c) => {
      const { date } = c.req.valid('param');
      return c.json(await labels.printOn(parts, date, c.req.valid('json')), 200);
    },
  });

const file = (name: string, type: string, content: string | Uint8Array<ArrayBuffer>) =>
  new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
