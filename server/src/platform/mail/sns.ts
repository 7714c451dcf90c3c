import { createVerify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { awayError } from '../away.ts';
import type { MailEvents } from '../platform.ts';

type Options = {
  /** The ARN of the topic that SES tells what became of letters. */
  topic: string;
  clock: () => Date;
  /** Where certificates are fetched and subscriptions confirmed. */
  get?: (url: string) => Promise<string>;
};

const message = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.string().nullish(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.literal('2'),
  Signature: z.string(),
  SigningCertURL: z.string(),
});
type Message = z.infer<typeof message>;

/** What is signed, in this order, each with its name on a line before it. */
const signedIn = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

/** How old what is told may be: SNS tries for less than an hour. */
const oldestMs = 3_600_000;

/**
 * Hears Amazon SNS over HTTPS: what one topic tells, signed by the SNS of its region, with SHA-256. That the topic wants to tell us is
 * confirmed by itself. https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 */
export function openSnsEvents({ topic, clock, get = getText }: Options): MailEvents {
  const [, , , region = ''] = topic.split(':');
  const certificates = new Map<string, X509Certificate>();

  /** Only an address of SNS in the topic's region: whoever writes another has not got what it signs with. */
  const isOfSns = (address: string): boolean => {
    if (!URL.canParse(address)) return false;
    const { protocol, host } = new URL(address);
    return protocol === 'https:' && host === `sns.${region}.amazonaws.com`;
  };

  async function certificateAt(address: string): Promise<X509Certificate> {
    const known = certificates.get(address);
    if (known) return known;
    const fetched = new X509Certificate(await get(address));
    certificates.clear();
    certificates.set(address, fetched);
    return fetched;
  }

  async function isSigned(told: Message): Promise<boolean> {
    if (told.Type === 'UnsubscribeConfirmation' || !isOfSns(told.SigningCertURL)) return false;
    const certificate = await certificateAt(told.SigningCertURL);
    const now = clock().getTime();
    const holds =
      Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
    const text = signedIn[told.Type]
      .flatMap((name) => {
        const said = told[name] ?? null;
        return said === null ? [] : [`${name}\n${said}\n`];
      })
      .join('');
    const verify = createVerify('RSA-SHA256').update(text, 'utf8');
    return holds && verify.verify(certificate.publicKey, told.Signature, 'base64');
  }

  return {
    read: async (body) => {
      const told = message.safeParse(jsonOf(body)).data;
      if (told?.TopicArn !== topic || !(await isSigned(told))) return undefined;
      if (Math.abs(clock().getTime() - Date.parse(told.Timestamp)) > oldestMs) return undefined;
      if (told.Type === 'Notification') return { told: jsonOf(told.Message) };
      if (told.SubscribeURL === undefined || !isOfSns(told.SubscribeURL)) return undefined;
      await get(told.SubscribeURL);
      return { told: undefined };
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const patienceMs = 5_000;

async function getText(url: string): Promise<string> {
  const reply = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw awayError('SNS did not answer.', error);
  });
  if (!reply.ok) throw awayError(`SNS answered ${reply.status}.`);
  return reply.text();
}
