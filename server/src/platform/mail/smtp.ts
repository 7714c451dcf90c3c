import { createTransport } from 'nodemailer';
import type { Letter, Mail } from '../platform.ts';
import { addressRefused, isOfAddress } from '../refused-address.ts';
import { compose, type From } from './compose.ts';

type Options = From & { url: string };

/** Sends through a mail server; resolves when that has taken the letter. */
export function openSmtpMail({ url, ...sender }: Options): Mail {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    requireTLS: mustEncrypt(new URL(url)),
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    send: async (letter: Letter) => {
      const composed = await compose(letter, sender);
      await transport.sendMail(composed).catch((error: unknown) => {
        if (!isOfAddress(error)) throw error;
        const { message, code } = error as NodeJS.ErrnoException;
        throw Object.assign(new Error(addressRefused + message, { cause: error }), { code });
      });
    },
    keptFor: () => Promise.resolve([]),
    forget: () => Promise.resolve(),
    forgetBefore: () => Promise.resolve(),
    close: () => Promise.resolve(transport.close()),
  };
}

/** A password never crosses a network in the clear. */
const mustEncrypt = ({ hostname, username }: URL): boolean =>
  username !== '' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
