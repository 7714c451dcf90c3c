import { textOf } from '../../kit/form.ts';
import { adminPurchasingWords } from '../../words/en/admin-purchasing.ts';
import { wholeFrom } from '../kit/decimals.ts';
import { wrongField } from './supplier-form.ts';

const texts = adminPurchasingWords.receiving;

export const storages = Object.keys(texts.storages) as (keyof typeof texts.storages)[];
const actions = ['refused', 'quarantined', 'accepted-after-check'] as const;

const orNull = (typed: string) => (typed === '' ? null : typed);

/** Tenths of a degree; null where nothing was measured, undefined where it is no temperature. */
export function tenthsFrom(typed: string): number | null | undefined {
  if (typed === '') return null;
  const plain = typed.replace('−', '-').replace(',', '.');
  return /^-?\d{1,2}(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : undefined;
}

/** What the form of a delivery says: one line, as it came. */
export function receiptFrom(form: FormData) {
  const typed = (name: string) => textOf(form, name).trim();
  const amount = wholeFrom(typed('amount'), 0);
  const cents = typed('price') === '' ? null : wholeFrom(typed('price'), 2);
  const temperature = tenthsFrom(typed('temperature'));
  const storage = storages.find((it) => it === typed('storage'));
  if (typed('from') === '') return wrongField('/supplierNo', texts.wrong.from);
  if (typed('ingredientNo') === '')
    return wrongField('/lines/0/ingredientNo', texts.wrong.ingredient);
  if (storage === undefined) return wrongField('/lines/0/storage', texts.wrong.storage);
  if (amount === undefined) return wrongField('/lines/0/amount', texts.notWhole);
  if (cents === undefined) return wrongField('/lines/0/cents', texts.notMoney);
  if (temperature === undefined) return wrongField('/lines/0/temperature', texts.notDegrees);
  const line = {
    ingredientNo: Number(typed('ingredientNo')),
    amount,
    cents,
    storage,
    temperature,
    action: actions.find((it) => it === typed('action')) ?? null,
    actionNote: orNull(typed('actionNote')),
    label: {
      useBy: orNull(typed('useBy')),
      bestBefore: orNull(typed('bestBefore')),
      origin: orNull(typed('origin')),
      supplierLot: orNull(typed('lot')),
    },
  };
  const purchaseNo = typed('order') === '' ? null : Number(typed('order'));
  return {
    ok: true as const,
    json: { supplierNo: Number(typed('from')), purchaseNo, lines: [line] },
  };
}
