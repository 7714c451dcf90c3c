import { z } from 'zod';
import { units } from '../../contract/food-terms.ts';

export const lotStatuses = ['usable', 'quarantined'] as const;
export const lotMovementKinds = ['received', 'wasted', 'counted'] as const;

/** Why food is thrown away. */
export const wasteReasons = [
  'spoiled',
  'past-date',
  'damaged',
  'recalled',
  'trimmed',
  'other',
] as const;
export type WasteReason = (typeof wasteReasons)[number];

export const lotRow = z.object({
  lotNo: z.int(),
  /** Where it lies. */
  kitchenNo: z.int(),
  ingredientNo: z.int(),
  name: z.string().nullable(),
  unit: z.enum(units),
  status: z.enum(lotStatuses),
  /** In the house and in no box, in base units. */
  amount: z.int(),
  /** It is sold for, and portioned into, boxes up to this day; null: nobody has said. */
  goodUntil: z.string().nullable(),
  useBy: z.string().nullable(),
  bestBefore: z.string().nullable(),
  origin: z.string().nullable(),
  supplierLot: z.string().nullable(),
  openedAt: z.date(),
  /** What came in without a word about its lot. */
  isShelf: z.boolean(),
});
export type Lot = z.infer<typeof lotRow>;

/** What is on the label of what comes in. */
export type LotLabel = Pick<Lot, 'useBy' | 'bestBefore' | 'origin' | 'supplierLot'>;

export const lotMovementRow = z.object({
  movementNo: z.int(),
  kind: z.enum(lotMovementKinds),
  amount: z.int(),
  movedAt: z.date(),
  movedBy: z.string(),
  reason: z.enum(wasteReasons).nullable(),
  note: z.string().nullable(),
});
export type LotMovement = z.infer<typeof lotMovementRow>;

/** A box that holds some of a lot. */
export const boxRow = z.object({
  orderNo: z.int(),
  customerNo: z.int(),
  day: z.string(),
  status: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  lineNo: z.int(),
  meal: z.string().nullable(),
  amount: z.int(),
});
export type Box = z.infer<typeof boxRow>;

/** How long what was portioned for a line is good: what ends first of it; null where one of its lots does not say. */
export const portionDatesRow = lotRow
  .pick({ ingredientNo: true, useBy: true, bestBefore: true })
  .extend({ orderNo: z.int(), lineNo: z.int() });
export type PortionDates = z.infer<typeof portionDatesRow>;

/** Lots that a box was portioned from; a lot of null: it left without. */
export const boxLotRow = lotRow
  .pick({ ingredientNo: true, name: true, unit: true, useBy: true, supplierLot: true })
  .extend({
    lineNo: z.int(),
    lotNo: z.int().nullable(),
    amount: z.int(),
    /** Where it came from, when, and by which papers; null: nobody said. */
    supplierNo: z.int().nullable(),
    supplier: z.string().nullable(),
    receiptNo: z.int().nullable(),
    purchaseNo: z.int().nullable(),
    receivedAt: z.date().nullable(),
  });
export type BoxLot = z.infer<typeof boxLotRow>;

/** Something that happened to a lot: it came, went into a box, was thrown away or counted. */
export const traceRow = z.object({
  kind: z.enum([...lotMovementKinds, 'portioned', 'left']),
  /** In base units; signed where it was counted. */
  amount: z.int(),
  at: z.date(),
  supplier: z.string().nullable(),
  supplierAddress: z.string().nullable(),
  receiptNo: z.int().nullable(),
  purchaseNo: z.int().nullable(),
  orderNo: z.int().nullable(),
  day: z.string().nullable(),
  country: z.string().nullable(),
  postcode: z.string().nullable(),
});
export type TraceEvent = z.infer<typeof traceRow>;
