/** A key as it was pressed, `atMs` by any clock. */
type Key = { key: string; ctrl: boolean; repeat: boolean; atMs: number };

/** What was pressed faster than people press. */
export type Burst = { text: string; lastMs: number };

/** Scanners that act as keyboards press the next key within some milliseconds; people who type quickly take 80 and more. */
const mostGapMs = 50;
/** An EAN-8 is the shortest code that is scanned. */
const leastLength = 8;

export const noBurst: Burst = { text: '', lastMs: -Infinity };

/** FNC1 between two fields of GS1 is the control character 29, which keyboards press as Ctrl and `]`. */
const separator = '\u001d';
export const isSeparator = ({ key, ctrl }: Pick<Key, 'key' | 'ctrl'>): boolean =>
  key === separator || (ctrl && key === ']');

/** What a key makes of what was pressed before it; `scanned` once a scanner has ended its code with Enter or Tab. */
export function afterKey(burst: Burst, pressed: Key): { burst: Burst; scanned?: string } {
  const { key, ctrl, repeat, atMs } = pressed;
  const isFast = atMs - burst.lastMs <= mostGapMs;
  // Whoever writes capitals holds these down.
  if (key === 'Shift' || key === 'Control') return { burst: { ...burst, lastMs: atMs } };
  if (repeat) return { burst: noBurst };
  if (key === 'Enter' || key === 'Tab')
    return isFast && burst.text.length >= leastLength
      ? { burst: noBurst, scanned: burst.text }
      : { burst: noBurst };
  const typed = isSeparator(pressed) ? separator : ctrl || [...key].length !== 1 ? '' : key;
  if (typed === '') return { burst: noBurst };
  return { burst: { text: isFast ? burst.text + typed : typed, lastMs: atMs } };
}
