import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Hook } from '../../platform.ts';

export const signatureHeader = 'sandbox-signature';

/** An older one may be somebody's copy. */
const goodForSeconds = 300;

const digest = (secret: string, at: string, body: string): Buffer =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest();

/** `t=SECONDS,v1=HEX`: an HMAC with SHA-256 over `SECONDS.BODY`. */
export function sign(secret: string, body: string, at: Date): string {
  const seconds = String(Math.floor(at.getTime() / 1000));
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`;
}

/** Whether the body was signed with one of the secrets, a moment ago. */
export function isSigned(secrets: readonly string[], { headers, body }: Hook, now: Date): boolean {
  const [, at, hex] =
    /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers.get(signatureHeader) ?? '') ?? [];
  if (at === undefined || hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  const ours = secrets.filter((secret) => timingSafeEqual(digest(secret, at, body), given));
  const age = now.getTime() / 1000 - Number(at);
  return ours.length > 0 && Math.abs(age) <= goodForSeconds;
}
