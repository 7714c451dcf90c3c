/** How the error begins of a letter whose address the mail server does not take, while it may take others. */
export const addressRefused = 'The address was refused: ';

type Failure = { code?: unknown; command?: unknown; response?: unknown };

/** Whether it is this mailbox that a mail server has something against (RFC 3463: 5.1 and 5.2), and not us or its sender. */
export function isOfAddress(error: unknown): boolean {
  const { code, command, response } = Object(error) as Failure;
  if (code !== 'EENVELOPE' || command !== 'RCPT TO' || typeof response !== 'string') return false;
  const [, reply = '', detail] = /^(\d{3})[ -](?:(\d\.\d+\.\d+)\b)?/.exec(response) ?? [];
  // 5.1.7 and 5.1.8 are about the sender.
  if (detail !== undefined) return /^5\.(1\.(?![78]$)|2\.)/.test(detail);
  return ['550', '551', '553'].includes(reply) && !/relay/i.test(response);
}

/** How the error begins of a letter that is not sent, and never will be, because its address takes none. */
export const addressStopped = 'No letters go to this address: ';

/** Nothing is won by trying again: what asked for it is given up at once, and nobody is alarmed. */
export class StoppedError extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(addressStopped + why, options);
    this.name = 'StoppedError';
  }
}

/**
 * Why a mail server will never take letters for this mailbox, where it said so in so many words (RFC 3463): there is none, its domain is none or
 * takes no mail, or it is switched off. A bare refusal may be about us or about this hour.
 */
export function goneFor(error: unknown): string | undefined {
  const { cause } = Object(error) as { cause?: unknown };
  if (!isOfAddress(cause)) return undefined;
  const { response } = cause as { response: string };
  return /^\d{3}[ -]5\.(1\.([1236]|10)|2\.1)\b/.test(response) ? response : undefined;
}
