import { createTransport } from 'nodemailer';
import { awayError, isAway, refusedError } from '../away.ts';
import type { Letter, Mail } from '../platform.ts';
import { compose, letterHash, type From } from './compose.ts';

type Options = From & {
  region: string;
  /** Where to reach SES when it is not where AWS has it. */
  endpoint?: string;
  requestMs?: number;
};

/**
 * Sends through Amazon SES; resolves when that has taken the letter. SES writes a Message-ID of its own over ours, so that the same
 * letter is known by `X-Larder-Letter`, and in the events of SES by the tag `letter`.
 */
export function openSesMail({ region, endpoint, requestMs = 10_000, ...sender }: Options): Mail {
  let opened: ReturnType<typeof open> | undefined;
  /** The SDK loads with the first letter: the login function hardly ever writes one, and waits for nothing at its start. */
  async function open() {
    const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2');
    const client = new SESv2Client({
      region,
      ...(endpoint && { endpoint }),
      requestHandler: {
        connectionTimeout: Math.min(requestMs, 3_000),
        requestTimeout: requestMs,
        throwOnRequestTimeout: true,
      },
    });
    return { client, SendEmailCommand };
  }
  const printer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  async function send(letter: Letter): Promise<void> {
    const mark = letterHash(letter.id);
    const { headers, ...composed } = await compose(letter, sender);
    const { message, envelope } = await printer.sendMail({
      ...composed,
      headers: { ...headers, 'X-Larder-Letter': mark },
    });
    if (!Buffer.isBuffer(message)) throw new Error('A letter was not printed as a whole.');
    const { client, SendEmailCommand } = await (opened ??= open());
    const asked = new SendEmailCommand({
      FromEmailAddress: sender.from,
      Destination: { ToAddresses: envelope.to },
      Content: { Raw: { Data: message } },
      EmailTags: [{ Name: 'letter', Value: mark }],
    });
    try {
      await client.send(asked);
    } catch (error) {
      throw isAway(error) ? awayError('SES did not answer.', error) : refusedError('SES', error);
    }
  }

  const close = async () => {
    (await opened)?.client.destroy();
    printer.close();
  };
  return {
    send,
    keptFor: () => Promise.resolve([]),
    forget: () => Promise.resolve(),
    forgetBefore: () => Promise.resolve(),
    close,
  };
}
