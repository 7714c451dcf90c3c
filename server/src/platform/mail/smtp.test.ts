import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { addressRefused } from '../refused-address.ts';
import { mailContract } from './mail.contract.ts';
import { openSmtpMail } from './smtp.ts';

const sender = {
  from: 'kitchen@larder.example',
  shop: () => 'Larder',
  siteUrl: 'https://shop.example',
};
const letter = { id: 'a', to: 'ada@a.example', subject: 'Hello', text: 'Hello.' };

/** Speaks as much SMTP as it takes to receive; `refuse` answers RCPT. */
async function openPostbox(refuse?: string) {
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let heard = '';
    let inLetter = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 postbox');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
      for (;;) {
        const mark = inLetter ? '\r\n.\r\n' : '\r\n';
        const end = heard.indexOf(mark);
        if (end < 0) return;
        const said = heard.slice(0, end);
        heard = heard.slice(end + mark.length);
        if (inLetter) letters.push(said.replaceAll(/^\.\./gm, '.'));
        const verb = inLetter ? '.' : said.slice(0, 4).toUpperCase();
        inLetter = verb === 'DATA';
        if (verb === 'DATA') say('354 go on');
        else if (verb === 'RCPT' && refuse) say(refuse);
        else if (verb === 'QUIT') socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { url: `smtp://127.0.0.1:${port}`, letters, close };
}

mailContract('SMTP', async () => {
  const postbox = await openPostbox();
  return {
    mail: openSmtpMail({ url: postbox.url, ...sender }),
    received: () => Promise.resolve(postbox.letters),
    close: postbox.close,
  };
});

test('tells when the server does not take a letter', async () => {
  const postbox = await openPostbox('550 no such mailbox');
  const mail = openSmtpMail({ url: postbox.url, ...sender });
  await expect(mail.send(letter)).rejects.toThrow('550');
  await mail.close();
  await postbox.close();
  await expect(openSmtpMail({ url: postbox.url, ...sender }).send(letter)).rejects.toThrow();
});

test.each([
  ['550 no such mailbox', true],
  ['550 5.1.1 no such user', true],
  ['552 5.2.2 the mailbox is full', true],
  ['553 5.1.3 that is no address', true],
  ['550 relay not permitted', false],
  ['554 5.7.1 relay access denied', false],
  ['550 5.7.1 your network is blocked', false],
  ['550 5.1.8 no such sender', false],
  ['451 4.7.1 come back later', false],
])('%s: that it is the address alone is %s', async (reply, isSo) => {
  const postbox = await openPostbox(reply);
  const mail = openSmtpMail({ url: postbox.url, ...sender });
  const refused = await mail.send(letter).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'EENVELOPE' });
  expect((refused as Error).message.startsWith(addressRefused)).toBe(isSo);
  expect((refused as Error).message).toContain(reply);
  await mail.close();
  await postbox.close();
});

test('sends many letters at once, each of them once', async () => {
  const postbox = await openPostbox();
  const mail = openSmtpMail({ url: postbox.url, ...sender });
  await Promise.all(Array.from({ length: 50 }, (_, i) => mail.send({ ...letter, id: `l-${i}` })));
  const ids = postbox.letters.map((raw) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
  expect(new Set(ids).size).toBe(50);
  expect(ids).toHaveLength(50);
  await mail.close();
  await postbox.close();
});
