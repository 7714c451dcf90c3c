/** Whose law labels follow. */
export const regimeNames = ['EU', 'UK', 'US'] as const;
export type RegimeName = (typeof regimeNames)[number];

/** Dots of an inch that label printers have. */
export type Resolution = 203 | 300;

/** Where printers take raw bytes, if nobody says otherwise. */
export const rawPort = 9100;
