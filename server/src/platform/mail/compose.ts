import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Letter } from '../platform.ts';

/** What both kinds of mail send. Refuses an address that is not exactly one; a subject stays one line. */
export function compose({ id, to, subject, text }: Letter, from: string): SendMailOptions {
  return {
    from: { name: '', address: checkAddress(from) },
    to: { name: '', address: checkAddress(to) },
    subject: subject.replace(/\p{Cc}+/gu, ' ').trim(),
    text,
    messageId: `<${messageName(id)}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Short and safe as a file's name, the same for the same letter. */
export const letterHash = (id: string): string =>
  createHash('sha256').update(id).digest('hex').slice(0, 24);

const messageName = (id: string): string =>
  /^[\w-]+(\.[\w-]+)*$/.test(id) && id.length <= 64 ? id : letterHash(id);

/** Comma, semicolon and angle brackets would make it several addresses, a line break another header. */
function checkAddress(address: string): string {
  if (/^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u.test(address)) return address;
  throw new Error('A letter needs exactly one e-mail address.');
}
