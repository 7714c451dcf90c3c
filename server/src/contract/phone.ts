/** The design keeps up to 10 digits; the code of the country stands beside them. */
const mostPhoneDigits = 10;

/** Codes of countries by E.164: these have one or two digits, all others three. */
const shortCode = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

type Phone = { ok: true; phone: string } | { ok: false; message: string };

/**
 * The one spelling of a phone number, however it was written: `0871234567` as dialled at home, or `+353 871234567` with the code of its
 * country. What does not fit is told; no digit is ever left out.
 */
export function phoneOf(written: string): Phone {
  const text = written
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^tel:\s*/i, '');
  const extension = /(?:ext\.?|extension|x|#|;ext=)\s*\d+$/i;
  if (/^[+\d]/.test(text.replace('(', '')) && extension.test(text))
    return { ok: false, message: 'must be without its extension: only the number itself fits' };
  // A zero in brackets is dialled at home only: +44 (0)20 is +44 20.
  const plain = text.replace(/^(\+|00)([\d ]*?)\(0\)/, '$1$2');
  const digits = plain.replace(/[ ()./\p{Pd}\u2212]/gu, '');
  if (!/^\+?\d+$/.test(digits))
    return { ok: false, message: 'must be a phone number, for example +353 87 123 4567' };
  if (digits.startsWith('+')) return abroad(digits.slice(1));
  if (/^00[1-9]/.test(digits) && digits.length > mostPhoneDigits) return abroad(digits.slice(2));
  return fits(digits, digits, 'digits');
}

function abroad(digits: string): Phone {
  const code = shortCode.exec(digits)?.[0] ?? digits.slice(0, 3);
  const number = digits.slice(code.length);
  if (digits.startsWith('0') || number.length < 4)
    return { ok: false, message: 'must be a phone number, for example +353 87 123 4567' };
  return fits(number, `+${code} ${number}`, `digits after +${code}`);
}

function fits(number: string, phone: string, what: string): Phone {
  if (number.length <= mostPhoneDigits) return { ok: true, phone };
  return {
    ok: false,
    message: `must have at most ${mostPhoneDigits} ${what}: this one has ${number.length}`,
  };
}

/** A phone as it is kept: the digits apart from the code of their country. */
export function phoneParts(phone: string | null): {
  country: string | null;
  digits: string | null;
} {
  const [, country = null, digits = null] = /^(?:\+(\d+) )?(\d+)$/.exec(phone ?? '') ?? [];
  return { country, digits };
}
