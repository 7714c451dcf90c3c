import { Temporal } from 'temporal-polyfill';

/** 1 for Monday, of a day like 2026-11-25. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;
