import { expect, test } from 'vitest';
import { isGtin, readGs1 } from './read-gs1.ts';

const today = '2026-11-23';
const fnc1 = '\u001d';
const read = (scanned: string) => readGs1(scanned, today);

test('a label of a case says what it is, from which lot, until when, and how much', () => {
  const label =
    `0104012345678901` + `17261205` + `10AB-12${fnc1}` + `3103001250` + `37024${fnc1}21S/1`;
  const said = {
    gtin: '04012345678901',
    useBy: '2026-12-05',
    lot: 'AB-12',
    netGrams: 1250,
    count: 24,
    serial: 'S/1',
  };
  expect(read(label)).toEqual({ ok: true, said });
  // As scanners and keyboards send it, and as people read it.
  expect(read(`]C1${label}`)).toEqual({ ok: true, said });
  expect(read(`]d2${fnc1}${label}\r\n`)).toEqual({ ok: true, said });
  expect(read(label.replaceAll(fnc1, '<GS>'))).toEqual({ ok: true, said });
  expect(read('(01)04012345678901(17)261205(10)AB-12(3103)001250(37)024(21)S/1')).toEqual({
    ok: true,
    said,
  });
});

test('a field of a fixed length needs no FNC1 after it, and may have one', () => {
  const said = { bestBefore: '2027-01-31', producedOn: '2026-11-01', lot: 'X' };
  expect(read('152701311126110110X')).toEqual({ ok: true, said });
  expect(read(`15270131${fnc1}11261101${fnc1}10X${fnc1}`)).toEqual({ ok: true, said });
});

test('kilograms have the decimals that their identifier says, and are whole grams', () => {
  const grams = (ai: string, value: string) => {
    const reading = read(`${ai}${value}`);
    return reading.ok ? reading.said.netGrams : reading.why;
  };
  expect(grams('3100', '000012')).toBe(12_000);
  expect(grams('3101', '000012')).toBe(1200);
  expect(grams('3102', '012345')).toBe(123_450);
  expect(grams('3103', '012345')).toBe(12_345);
  expect(grams('3105', '012345')).toBe(123);
  expect(grams('3103', '0123A5')).toBe('not-a-number');
});

test('two digits of a year mean the one within fifty, and day 00 is the end of a month', () => {
  const until = (value: string, on = today) => {
    const reading = readGs1(`(17)${value}`, on);
    return reading.ok ? reading.said.useBy : reading.why;
  };
  expect(until('270200')).toBe('2027-02-28');
  expect(until('280200')).toBe('2028-02-29');
  expect(until('760101')).toBe('2076-01-01');
  expect(until('770101')).toBe('1977-01-01');
  expect(until('020101', '2098-01-01')).toBe('2102-01-01');
  expect(until('261301')).toBe('not-a-date');
  expect(until('260230')).toBe('not-a-date');
  expect(until('26AB01')).toBe('not-a-date');
});

test('digits of an EAN are a GTIN with zeros before it, and a wrong digit is found', () => {
  expect(read('4006381333931')).toEqual({ ok: true, said: { gtin: '04006381333931' } });
  expect(read('96385074')).toEqual({ ok: true, said: { gtin: '00000096385074' } });
  expect(read('036000291452')).toEqual({ ok: true, said: { gtin: '00036000291452' } });
  expect(read('4006381333932')).toEqual({ ok: false, why: 'check-digit' });
  expect(read('0104012345678902')).toEqual({ ok: false, why: 'check-digit', field: '01' });
  expect(isGtin('4006381333931')).toBe(true);
  expect(isGtin('400638133393')).toBe(false);
});

test('what cannot be read is said, with the field at fault', () => {
  expect(read('  ')).toEqual({ ok: false, why: 'empty' });
  expect(read('010401234')).toEqual({ ok: false, why: 'cut-off', field: '01' });
  expect(read(`01040123${fnc1}45678901`)).toEqual({ ok: false, why: 'cut-off', field: '01' });
  expect(read(`10${fnc1}37024`)).toEqual({ ok: false, why: 'cut-off', field: '10' });
  expect(read(`10${'A'.repeat(21)}`)).toEqual({ ok: false, why: 'cut-off', field: '10' });
  expect(read('88ABC')).toMatchObject({ ok: false, why: 'unknown-field' });
  expect(read('(88)ABC')).toEqual({ ok: false, why: 'unknown-field', field: '88' });
  expect(read('(17)2612')).toEqual({ ok: false, why: 'cut-off', field: '17' });
  expect(read(`10A${fnc1}10B`)).toEqual({ ok: false, why: 'said-twice', field: '10' });
  expect(read(`10A${fnc1}10A`)).toEqual({ ok: true, said: { lot: 'A' } });
  expect(read('10A B')).toEqual({ ok: false, why: 'wrong-character', field: '10' });
});

test('what a label says besides is passed over, by its own length', () => {
  const label = `00106141411234567897` + `13261101` + `422724` + `240PART-7${fnc1}` + `10L1`;
  expect(read(label)).toEqual({ ok: true, said: { origin: '724', lot: 'L1' } });
});

test('whatever is typed is read or refused, and a label made of any lot and day is read as it was made', () => {
  let state = 7;
  const next = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const letters = `01234567890ABCxyz()-/<>]${fnc1} é`;
  for (let times = 0; times < 5000; times += 1) {
    const typed = Array.from({ length: next(40) }, () => letters[next(letters.length)]).join('');
    expect(read(typed).ok).toBeTypeOf('boolean');
  }
  for (let times = 0; times < 500; times += 1) {
    const lot = `L${next(1e9).toString(36)}`;
    const day = `26${String(1 + next(12)).padStart(2, '0')}${String(1 + next(28)).padStart(2, '0')}`;
    const parts = [`17${day}`, `10${lot}${fnc1}`, `3102${String(next(1e6)).padStart(6, '0')}`];
    const label = times % 2 === 0 ? parts.join('') : parts.toReversed().join('');
    expect(read(label)).toMatchObject({
      ok: true,
      said: { lot, useBy: `20${day.replace(/(..)(..)(..)/, '$1-$2-$3')}` },
    });
  }
});
