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
