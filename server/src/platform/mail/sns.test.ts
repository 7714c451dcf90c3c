import { createSign, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSigned } from '../../../test/stand-ins/certificates.ts';
import { openSnsEvents } from './sns.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:larder-mail';
const certUrl = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem';
const now = new Date('2026-11-23T09:00:00Z');
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const certificate = selfSigned('sns.amazonaws.com', publicKey, privateKey);

const order = {
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
};
/** A message as SNS sends it; `changed` is put into it after it was signed. */
function told(said: Record<string, string> = {}, changed: object = {}): string {
  const body: Record<string, string> = {
    Type: 'Notification',
    MessageId: '1',
    TopicArn: topic,
    Message: '{"eventType":"Bounce"}',
    Timestamp: now.toISOString(),
    SignatureVersion: '2',
    SigningCertURL: certUrl,
    ...said,
  };
  const text = order[body['Type'] as keyof typeof order]
    .flatMap((name) => (body[name] === undefined ? [] : [`${name}\n${body[name]}\n`]))
    .join('');
  const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
  return JSON.stringify({ ...body, Signature: signature, ...changed });
}

function open(at = now) {
  const asked: string[] = [];
  const get = (url: string) => {
    asked.push(url);
    return Promise.resolve(certificate);
  };
  return { asked, ...openSnsEvents({ topic, clock: () => at, get }) };
}

test('hears what its topic tells, and fetches the certificate once', async () => {
  const { read, asked } = open();
  expect(await read(told())).toEqual({ told: { eventType: 'Bounce' } });
  expect(await read(told({ Subject: 'Of a letter' }))).toEqual({ told: { eventType: 'Bounce' } });
  expect(asked).toEqual([certUrl]);
});

test('confirms by itself that the topic may tell it', async () => {
  const { read, asked } = open();
  const SubscribeURL = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
  const asking = { Type: 'SubscriptionConfirmation', Token: 't', Message: 'You have chosen' };
  expect(await read(told({ ...asking, SubscribeURL }))).toEqual({ told: undefined });
  expect(asked).toEqual([certUrl, SubscribeURL]);
  const elsewhere = told({ ...asking, SubscribeURL: 'https://evil.example/' });
  expect(await read(elsewhere)).toBeUndefined();
  expect(asked).not.toContain('https://evil.example/');
});

test.each([
  ['nothing', ''],
  ['no message', '{}'],
  ['another topic', told({ TopicArn: `${topic}-of-another` })],
  ['words that were not signed', told({}, { Message: '{"eventType":"Complaint"}' })],
  ['the older, weaker signature', told({ SignatureVersion: '1' })],
  ['a certificate from elsewhere', told({ SigningCertURL: 'https://evil.example/cert.pem' })],
  ['one of another region', told({ SigningCertURL: certUrl.replace('eu-west-1', 'us-east-1') })],
  [
    'a host that only ends alike',
    told({ SigningCertURL: 'https://evil-sns.eu-west-1.amazonaws.com/c.pem' }),
  ],
  ['no TLS', told({ SigningCertURL: certUrl.replace('https', 'http') })],
  ['what was said an hour before', told({ Timestamp: '2026-11-23T07:59:00Z' })],
])('does not believe %s', async (_, body) => {
  expect(await open().read(body)).toBeUndefined();
});

test('does not believe a certificate that has run out', async () => {
  const later = new Date('2051-01-01T00:00:00Z');
  expect(await open(later).read(told({ Timestamp: later.toISOString() }))).toBeUndefined();
});
