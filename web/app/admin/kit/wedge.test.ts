import { expect, test } from 'vitest';
import { afterKey, noBurst } from './wedge.ts';

const plain = { ctrl: false, repeat: false };

/** What is scanned by these keys, so far apart. */
function scannedBy(keys: readonly (string | { key: string; ctrl: boolean })[], gapMs: number) {
  const scanned: string[] = [];
  let burst = noBurst;
  for (const [at, key] of keys.entries()) {
    const pressed = typeof key === 'string' ? { ...plain, key } : { ...plain, ...key };
    const after = afterKey(burst, { ...pressed, atMs: 1000 + at * gapMs });
    burst = after.burst;
    if (after.scanned !== undefined) scanned.push(after.scanned);
  }
  return scanned;
}

test('a scanner is told from a person by how fast it types', () => {
  const code = [...Array.from('4006381333931'), 'Enter'];
  expect(scannedBy(code, 4)).toEqual(['4006381333931']);
  expect(scannedBy(code, 90)).toEqual([]);
});

test('whoever types an amount and presses Enter has scanned nothing, however fast', () => {
  expect(scannedBy([...Array.from('25000'), 'Enter'], 4)).toEqual([]);
});

test('what a scanner ends with may be Tab, capitals come with Shift, and a field ends as keyboards end it', () => {
  const keys = [
    '1',
    '0',
    'Shift',
    'L',
    'O',
    'T',
    'Control',
    { key: ']', ctrl: true },
    ...Array.from('17991205'),
  ];
  expect(scannedBy([...keys, 'Tab'], 4)).toEqual(['10LOT\u001d17991205']);
});

test('a key that is held down, or one that moves, is no scanner’s', () => {
  expect(scannedBy([...Array.from('12345678'), 'ArrowLeft', 'Enter'], 4)).toEqual([]);
  const held = afterKey(
    { text: '12345678', lastMs: 0 },
    { key: '8', ctrl: false, repeat: true, atMs: 4 },
  );
  expect(held.burst).toEqual(noBurst);
});

test('what was typed slowly before a scan is not part of it', () => {
  let burst = afterKey(noBurst, { ...plain, key: '9', atMs: 0 }).burst;
  for (const [at, key] of [...Array.from('96385074')].entries())
    ({ burst } = afterKey(burst, { ...plain, key, atMs: 500 + at * 5 }));
  expect(afterKey(burst, { ...plain, key: 'Enter', atMs: 545 }).scanned).toBe('96385074');
});
