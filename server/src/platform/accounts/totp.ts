import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const periodMs = 30_000;

/** A new secret for an authenticator, in base32: 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): string => base32(randomBytes(20));

export function otpauthUri(secret: string, email: string, appName: string): string {
  const settings = new URLSearchParams({
    secret,
    issuer: appName,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
  const label = `${encodeURIComponent(appName)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?${settings.toString().replaceAll('+', '%20')}`;
}

/** The time step a code belongs to (RFC 6238), at most one step away from now; undefined when it is wrong. */
export function matchingStep(secret: string, code: string, now: Date): number | undefined {
  const key = fromBase32(secret);
  const step = Math.floor(now.getTime() / periodMs);
  return [step, step - 1, step + 1].find((candidate) => equal(codeAt(key, candidate), code));
}

/** RFC 4226, with six digits. */
function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function equal(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
