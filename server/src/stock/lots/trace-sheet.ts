import type { CsvColumns } from '../../contract/csv.ts';
import type { Lot, TraceEvent } from './lot.ts';

/** Whose sheet it is. */
type Place = { name: string; address: string | null };

/**
 * The sheet of a lot, a line for each time that some of it came or went: what 21 CFR 1.1345 (receiving) and 1.1340 (shipping) ask to be kept,
 * and Regulation (EC) No 178/2002, article 18, of suppliers. What was received and what was counted, less the rest, is what lies there still.
 */
export const traceColumns = (lot: Lot, { name, address }: Place): CsvColumns<TraceEvent> => ({
  event: ({ kind }) => kind,
  traceability_lot_code: () => codeOf(lot),
  lot_no: () => lot.lotNo,
  product: () => lot.name,
  amount: ({ kind, amount }) => (kind === 'counted' ? amount : Math.abs(amount)),
  unit: () => lot.unit,
  at: ({ at }) => at,
  from_name: ({ kind, supplier }) => (isWithin(kind) ? null : comes(kind) ? supplier : name),
  from_address: ({ kind, supplierAddress }) =>
    isWithin(kind) ? null : comes(kind) ? supplierAddress : address,
  to_name: ({ kind, orderNo }) =>
    comes(kind) ? name : orderNo === null ? null : `Order ${orderNo}`,
  to_place: ({ kind, country, postcode }) =>
    comes(kind) ? address : [country, postcode].filter((part) => part !== null).join(' '),
  delivery_day: ({ day }) => day,
  reference_type: (event) => paperOf(event)?.type ?? null,
  reference_no: (event) => paperOf(event)?.no ?? null,
  receipt_no: ({ receiptNo }) => receiptNo,
  origin: () => lot.origin,
  use_by: () => lot.useBy,
  best_before: () => lot.bestBefore,
});

/** That of who packed it, where it said one; else ours. */
const codeOf = ({ supplierLot, lotNo }: Lot): string => supplierLot ?? `LOT-${lotNo}`;

const comes = (kind: TraceEvent['kind']): boolean => kind === 'received';
const isWithin = (kind: TraceEvent['kind']): boolean => kind === 'counted' || kind === 'wasted';

/** The paper that says so: what was ordered, else what was written when it came; for boxes their order. */
function paperOf({ purchaseNo, receiptNo, orderNo }: TraceEvent) {
  if (purchaseNo !== null) return { type: 'purchase order', no: purchaseNo };
  if (receiptNo !== null) return { type: 'goods receipt', no: receiptNo };
  return orderNo === null ? undefined : { type: 'order', no: orderNo };
}
