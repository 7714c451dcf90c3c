import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mail } from '../platform.ts';

/** `received` answers every letter so far, as it went over the wire. The sender is `Larder <kitchen@larder.example>` of `https://shop.example`. */
type MailRig = { mail: Mail; received: () => Promise<string[]>; close: () => Promise<void> };

const letter = {
  id: 'order-placed-1000000001',
  to: 'ada@customers.example',
  subject: 'Your box is on its way',
  text: 'Hello Ada,\n\nyour box comes on Tuesday.\n',
};

const badAddresses = [
  '',
  'ada',
  'ada@a.example, eve@b.example',
  'ada@a.example\r\nBcc: eve@b.example',
  'Ada <ada@a.example>',
  'ada@a.example;eve@b.example',
  '"ada eve"@a.example',
];

/** What every way of sending mail promises. */
export function mailContract(name: string, open: () => Promise<MailRig>): void {
  describe(`${name} sends mail`, () => {
    let rig: MailRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(async () => {
      await rig.mail.close();
      await rig.close();
    });

    test('sends a letter as it was written', async () => {
      await rig.mail.send(letter);
      const [sent] = (await rig.received()).map(readLetter);
      expect(sent?.headers).toMatchObject({
        from: 'Larder <kitchen@larder.example>',
        to: letter.to,
        subject: letter.subject,
        'message-id': `<${letter.id}@larder.example>`,
      });
      expect(sent?.text.trim()).toBe(letter.text.trim());
      expect(sent?.headers['content-type']).toMatch(/^multipart\/alternative;/);
      expect(sent?.html).toContain('your box comes on Tuesday.');
    });

    test('a letter that reminds names the page that stops it, and that a program may post to it; no other does', async () => {
      const stopAt = 'https://shop.example/reminders/a-key';
      await rig.mail.send({ ...letter, id: 'reminder-1', stopAt });
      await rig.mail.send(letter);
      const sent = (await rig.received()).map(readLetter);
      const reminder = sent.find(({ headers }) => headers['list-unsubscribe'] !== undefined);
      expect(reminder?.headers).toMatchObject({
        'message-id': '<reminder-1@larder.example>',
        'list-unsubscribe': `<${stopAt}>`,
        'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      });
      expect(sent.filter(({ headers }) => 'list-unsubscribe-post' in headers)).toHaveLength(1);
    });

    test('keeps long lines, dots at their beginning and every script', async () => {
      const text = `.\n..\nCrème fraîche, 醤油, 🍋\n${'long '.repeat(60)}end\nhttps://shop.example/confirm?code=123456&x=${'y'.repeat(90)}`;
      await rig.mail.send({ ...letter, text });
      const [sent] = (await rig.received()).map(readLetter);
      expect(sent?.text.trim().split('\n')).toEqual(text.split('\n'));
    });

    test('gives the same letter the same Message-ID, and another letter another', async () => {
      await rig.mail.send(letter);
      await rig.mail.send(letter);
      await rig.mail.send({ ...letter, id: 'reset/ada@customers.example\r\nBcc: eve@b.example' });
      const sent = (await rig.received()).map(readLetter);
      expect(new Set(sent.map(({ headers }) => headers['message-id'])).size).toBe(2);
      expect(sent.filter(({ headers }) => 'bcc' in headers)).toEqual([]);
    });

    test('lets no subject become another header', async () => {
      for (const breaking of ['\r\n', '\n', '\r', '\0\n', '\u0085'])
        await rig.mail.send({
          ...letter,
          id: `subject-${breaking.length}-${breaking.charCodeAt(0)}`,
          subject: `Hello${breaking}Bcc: eve@b.example${breaking}${breaking}body`,
        });
      const sent = (await rig.received()).map(readLetter);
      expect(sent).toHaveLength(5);
      for (const { headers, text } of sent) {
        expect(headers).not.toHaveProperty('bcc');
        expect(headers['subject']).toBe('Hello Bcc: eve@b.example body');
        expect(text.trim()).toBe(letter.text.trim());
      }
    });

    test.each(badAddresses)('refuses %j as an address', async (to) => {
      await expect(rig.mail.send({ ...letter, to })).rejects.toThrow('address');
      expect(await rig.received()).toEqual([]);
    });
  });
}

/** The little of MIME that a text with its page needs. */
export function readLetter(raw: string) {
  const { headers, body } = readPart(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => readPart(part.slice(2)));
  const partOf = (type: string) => {
    const part = parts.find(({ headers }) => headers['content-type']?.startsWith(type));
    return part ? decode(part.body, part.headers).replaceAll('\r\n', '\n') : '';
  };
  return { headers, text: partOf('text/plain'), html: partOf('text/html') };
}

function readPart(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return { headers, body: raw.slice(end + 4) };
}

function decode(body: string, headers: Record<string, string>): string {
  switch (headers['content-transfer-encoding']) {
    case 'base64':
      return Buffer.from(body, 'base64').toString();
    case 'quoted-printable':
      return decodeURIComponent(
        body
          .replaceAll('%', '%25')
          .replaceAll(/=\r\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, '%$1'),
      );
    default:
      return headers['content-type']?.includes('flowed') ? body.replaceAll(/ \r\n/g, ' ') : body;
  }
}
