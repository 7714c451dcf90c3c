/** What a label says: amounts are whole grams, days `YYYY-MM-DD`. */
export type Gs1 = {
  /** 14 digits; shorter ones have zeros before them. */
  gtin?: string;
  lot?: string;
  producedOn?: string;
  bestBefore?: string;
  useBy?: string;
  netGrams?: number;
  count?: number;
  serial?: string;
  /** ISO 3166, three digits. */
  origin?: string;
};

export type Gs1Reading =
  | { ok: true; said: Gs1 }
  | {
      ok: false;
      why:
        | 'empty'
        | 'unknown-field'
        | 'cut-off'
        | 'check-digit'
        | 'not-a-date'
        | 'not-a-number'
        | 'said-twice'
        | 'wrong-character';
      /** The application identifier at fault, where one was read. */
      field?: string;
    };

/** GS1 General Specifications, section 3: how long what follows an application identifier is. `most` ends at FNC1 or at the end. */
type Field = { ai: RegExp; digits: number; length: number } | { ai: RegExp; most: number };

// prettier-ignore
const table: readonly Field[] = [
  { ai: /^00/, digits: 2, length: 18 },
  { ai: /^0[123]/, digits: 2, length: 14 },
  { ai: /^1[1-35-7]/, digits: 2, length: 6 },
  { ai: /^20/, digits: 2, length: 2 },
  { ai: /^(10|21|22)/, most: 20 },
  { ai: /^(30|37)/, most: 8 },
  { ai: /^(240|241|250|251|400|401|403)/, most: 30 },
  { ai: /^3[1-6]\d\d/, digits: 4, length: 6 },
  { ai: /^(390|391|392|393)\d/, most: 15 },
  { ai: /^41[0-7]/, digits: 3, length: 13 },
  { ai: /^(422|424|425|426)/, digits: 3, length: 3 },
  { ai: /^(423)/, most: 15 },
  { ai: /^7003/, digits: 4, length: 10 },
  { ai: /^(7002|703\d)/, most: 30 },
  { ai: /^8005/, digits: 4, length: 6 },
  { ai: /^9\d/, most: 90 },
];

const separator = '\u001d';
/** What scanners say of the kind of the code before what is in it. */
const symbology = /^\](?:C1|d2|Q3|e0|J1|E[0-4]|d1|Q1)/;
/** How keyboards type FNC1 where they cannot type the control character. */
const typedSeparators = /<GS>|\{GS\}|\^\]|\\x1d|\u241d|\u00e8/gi;
/** GS1 encodable character set 82. */
const characters = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

/**
 * Reads what a scanner types: an element string with FNC1 as the control character or as keyboards spell it, the same in brackets as people
 * read it, or the digits of an EAN. `today` says which century two digits of a year mean (GS1 General Specifications, 7.12).
 */
export function readGs1(scanned: string, today: string): Gs1Reading {
  const text = scanned.trim().replace(symbology, '').replace(typedSeparators, separator);
  if (text.replaceAll(separator, '') === '') return { ok: false, why: 'empty' };
  if (isGtin(text)) return said({ gtin: text.padStart(14, '0') });
  const reading = readElements(text, today);
  // So many digits are more likely an EAN with one that is wrong than a label that breaks off.
  const saysNothing = !reading.ok || Object.keys(reading.said).length === 0;
  return saysNothing && looksLikeGtin(text) ? { ok: false, why: 'check-digit' } : reading;
}

function readElements(text: string, today: string): Gs1Reading {
  const elements = text.startsWith('(') ? bracketed(text) : joined(text);
  if (!Array.isArray(elements)) return elements;
  return told(elements, today);
}

type Element = { ai: string; value: string };

const said = (gs1: Gs1): Gs1Reading => ({ ok: true, said: gs1 });

/** `(01)09506000134352(10)ABC`: as it is printed under the bars. A bracket in a value is one where no identifier follows it. */
function bracketed(text: string): Element[] | Gs1Reading {
  const parts = text.split(/\((\d{2,4})\)/).slice(1);
  const elements: Element[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const ai = parts[at] ?? '';
    const value = (parts[at + 1] ?? '').replaceAll(separator, '').trim();
    const field = fieldOf(ai);
    if (!field || identifierOf(field, ai) !== ai)
      return { ok: false, why: 'unknown-field', field: ai };
    if (
      'length' in field
        ? value.length !== field.length
        : value.length === 0 || value.length > field.most
    )
      return { ok: false, why: 'cut-off', field: ai };
    elements.push({ ai, value });
  }
  return elements;
}

function joined(text: string): Element[] | Gs1Reading {
  const elements: Element[] = [];
  let rest = text;
  for (;;) {
    while (rest.startsWith(separator)) rest = rest.slice(1);
    if (rest === '') return elements;
    const field = fieldOf(rest);
    if (!field) return { ok: false, why: 'unknown-field', field: rest.slice(0, 4) };
    const ai = identifierOf(field, rest);
    const after = rest.slice(ai.length);
    const ends = after.indexOf(separator);
    const upTo = ends < 0 ? after.length : ends;
    const length = 'length' in field ? field.length : upTo;
    const value = after.slice(0, length);
    // A separator inside a field of a fixed length: some of it is missing.
    if (
      value.length < length ||
      value.includes(separator) ||
      length === 0 ||
      ('most' in field && length > field.most)
    )
      return { ok: false, why: 'cut-off', field: ai };
    elements.push({ ai, value });
    rest = after.slice(length);
  }
}

const fieldOf = (text: string): Field | undefined => table.find(({ ai }) => ai.test(text));
const identifierOf = (field: Field, text: string): string => field.ai.exec(text)?.[0] ?? '';

/** What of it a delivery needs; what else a label may say is read and left. */
function told(elements: readonly Element[], today: string): Gs1Reading {
  const gs1: Gs1 = {};
  for (const { ai, value } of elements) {
    if (!characters.test(value)) return { ok: false, why: 'wrong-character', field: ai };
    const read = tell(ai, value, today);
    if (read === null) continue;
    if (typeof read === 'string') return { ok: false, why: read, field: ai };
    for (const [name, what] of Object.entries(read) as [keyof Gs1, never][]) {
      if (gs1[name] !== undefined && gs1[name] !== what)
        return { ok: false, why: 'said-twice', field: ai };
      gs1[name] = what;
    }
  }
  return said(gs1);
}

function tell(
  ai: string,
  value: string,
  today: string,
): Gs1 | 'check-digit' | 'not-a-date' | 'not-a-number' | null {
  switch (ai) {
    case '01':
    case '02':
      if (!/^\d+$/.test(value)) return 'not-a-number';
      return isChecked(value) ? { gtin: value } : 'check-digit';
    case '10':
      return { lot: value };
    case '21':
      return { serial: value };
    case '11':
      return dated(value, today, (producedOn) => ({ producedOn }));
    case '15':
      return dated(value, today, (bestBefore) => ({ bestBefore }));
    case '17':
      return dated(value, today, (useBy) => ({ useBy }));
    case '37':
      return /^\d+$/.test(value) ? { count: Number(value) } : 'not-a-number';
    case '422':
      return /^\d+$/.test(value) ? { origin: value } : 'not-a-number';
    default:
      return /^310[0-5]$/.test(ai) ? weighed(value, Number(ai[3])) : null;
  }
}

/** Kilograms with so many decimals, as whole grams. */
function weighed(value: string, decimals: number): Gs1 | 'not-a-number' {
  if (!/^\d{6}$/.test(value)) return 'not-a-number';
  return { netGrams: Math.round((Number(value) * 1000) / 10 ** decimals) };
}

function dated(value: string, today: string, as: (day: string) => Gs1): Gs1 | 'not-a-date' {
  if (!/^\d{6}$/.test(value)) return 'not-a-date';
  const [year, month, day] = [value.slice(0, 2), value.slice(2, 4), value.slice(4)].map(Number) as [
    number,
    number,
    number,
  ];
  const full = yearOf(year, Number(today.slice(0, 4)));
  if (month < 1 || month > 12) return 'not-a-date';
  const last = new Date(Date.UTC(full, month, 0)).getUTCDate();
  if (day > last) return 'not-a-date';
  // Day 00 is the end of the month.
  const on = day === 0 ? last : day;
  return as(`${full}-${String(month).padStart(2, '0')}-${String(on).padStart(2, '0')}`);
}

/** The year within 50 of today that ends with these two digits. */
function yearOf(digits: number, now: number): number {
  const century = now - (now % 100);
  const away = digits - (now % 100);
  if (away >= 51) return century - 100 + digits;
  if (away <= -50) return century + 100 + digits;
  return century + digits;
}

/** Modulo 10, weights 3 and 1 from the right. */
function isChecked(gtin: string): boolean {
  const digits = [...gtin].map(Number);
  const check = digits.pop() ?? 0;
  const sum = digits.reverse().reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
}

/** Whether it is a GTIN of 8, 12, 13 or 14 digits with the right check digit. */
export const isGtin = (text: string): boolean => looksLikeGtin(text) && isChecked(text);

const looksLikeGtin = (text: string): boolean => /^(\d{8}|\d{12,14})$/.test(text);
