import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Letter } from '../platform.ts';
import { letterPage, logoId, type Sender } from './letter-page.ts';

/** How letters look where an owner has chosen it; the logo goes along with each, so that a letter asks for nothing when it is opened. */
export type Look = {
  logo: { png: Uint8Array; width: number; height: number } | undefined;
  accent: string | undefined;
};

/** Where mail comes from: the address, and who writes. */
export type From = Pick<Sender, 'siteUrl'> & {
  from: string;
  shop: () => string;
  look?: () => Promise<Look>;
};

/** `headers`: beside those that every letter has. */
type Composed = Omit<SendMailOptions, 'headers'> & { headers?: Record<string, string> };

/** What every kind of mail sends: the letter as text, and as the page that it makes. Refuses an address that is not exactly one; a subject stays one line. */
export async function compose(
  { id, to, subject, text, language, stopAt }: Letter,
  sender: From,
): Promise<Composed> {
  const { from, siteUrl } = sender;
  const shop = sender.shop();
  const { logo, accent } = (await sender.look?.()) ?? {};
  const title = oneLine(subject);
  return {
    from: { name: oneLine(shop), address: checkAddress(from) },
    to: { name: '', address: checkAddress(to) },
    subject: title,
    text,
    html: letterPage({ text, subject: title, language }, { shop, siteUrl, logo, accent }),
    ...(logo && { attachments: [attached(logo.png)] }),
    ...(stopAt !== undefined && {
      headers: {
        'List-Unsubscribe': `<${stopAt}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }),
    messageId: `<${messageName(id)}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const attached = (png: Uint8Array) => ({
  cid: logoId,
  filename: 'logo.png',
  content: Buffer.from(png),
  contentType: 'image/png',
  contentDisposition: 'inline' as const,
});

const oneLine = (words: string) => words.replace(/\p{Cc}+/gu, ' ').trim();

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
