import { number, type Unit } from '../../parts/format.ts';

/** An amount to the last base unit: whoever weighs or counts must not get a rounded one. */
export function exactAmount(value: number, unit: Unit): string {
  if (unit === 'piece') return `${number(value)} ${Math.abs(value) === 1 ? 'piece' : 'pieces'}`;
  return `${number(value)} ${unit}`;
}
