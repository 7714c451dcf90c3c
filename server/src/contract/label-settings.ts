import { z } from '@hono/zod-openapi';
import { name, whole } from './fields.ts';

const hostPattern = /^[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/;

/** A label printer of the house that speaks ZPL: where raw bytes reach it, how fine it prints, and how wide its roll is. */
export const labelPrinter = z
  .strictObject({
    name: name(40),
    host: z.string().regex(hostPattern, { error: 'must be a name or an address of a network' }),
    port: whole(1, 65_535),
    dpi: z.union([z.literal(203), z.literal(300)]),
    widthMm: whole(40, 220),
  })
  .openapi('LabelPrinter');
export type LabelPrinter = z.output<typeof labelPrinter>;
