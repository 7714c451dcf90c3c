const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Between two colours (`#rrggbb`): 0 is the first, 1 the second. */
export function mix(first: string, second: string, share: number) {
  const to = channels(second);
  const mixed = channels(first).map((from, index) =>
    Math.round(from + ((to[index] ?? from) - from) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export const lighter = (hex: string, share: number) => mix(hex, '#fffaf0', share);
export const darker = (hex: string, share: number) => mix(hex, '#3a1d10', share);
