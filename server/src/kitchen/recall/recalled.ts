import { z } from 'zod';
import { hazards } from '../../contract/hazards.ts';
import { statuses } from '../../contract/order-status.ts';
import { lotRow } from '../../stock/lots/lot.ts';

/** Where a line of a box is that had some of the lot when the recall began. */
export const lineStates = ['here', 'left', 'told', 'without'] as const;
export type LineState = (typeof lineStates)[number];

export const recallRow = lotRow
  .pick({ lotNo: true, ingredientNo: true, name: true, unit: true, supplierLot: true })
  .extend({
    recallNo: z.int(),
    /** Blocks nothing, writes to nobody and gives nothing back. */
    isDrill: z.boolean(),
    hazard: z.enum(hazards),
    /** What the shop adds in its letters, in its own words. */
    note: z.string().nullable(),
    startedAt: z.date(),
    startedBy: z.string(),
    /** How long it took to find the boxes. */
    foundMs: z.int(),
    endedAt: z.date().nullable(),
    endedBy: z.string().nullable(),
    /** Boxes that had some of it, and those of them whose customers were told. */
    boxes: z.int(),
    toldBoxes: z.int(),
  });
export type Recall = z.infer<typeof recallRow>;

/** A line that had some of the lot; `amount` in base units, of that lot. */
export const recallLineRow = z.object({
  orderNo: z.int(),
  lineNo: z.int(),
  ingredientNo: z.int(),
  amount: z.int(),
  toldAt: z.date().nullable(),
  customerNo: z.int(),
  name: z.string(),
  day: z.string(),
  status: z.enum(statuses),
  meal: z.string().nullable(),
  state: z.enum(lineStates),
  /** What was asked back for it, in cents; null: nothing yet. */
  refundedCents: z.int().nullable(),
  currency: z.string(),
});
export type RecallLine = z.infer<typeof recallLineRow>;

/** How many lines there are in each place, and how many of them money was asked back for. */
export const progressRow = z.object({
  here: z.int(),
  left: z.int(),
  told: z.int(),
  without: z.int(),
  refunded: z.int(),
});
export type Progress = z.infer<typeof progressRow>;
