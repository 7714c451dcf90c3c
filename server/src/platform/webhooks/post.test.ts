import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebhooks } from './post.ts';

let asked = 0;
const server = createServer((request, reply) => {
  asked += 1;
  request.resume();
  if (request.url !== '/hangs') reply.end('x'.repeat(100_000));
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const message = { id: 'evt_1', at: new Date(), secrets: ['whsec_c2VjcmV0'], body: '{}' };
const leadsTo =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses);

test.each([
  ['a private address', ['10.0.0.8']],
  ['this machine', ['127.0.0.1']],
  ['this machine, mapped', ['::ffff:127.0.0.1']],
  ['the metadata of a cloud', ['169.254.169.254']],
  ['a public address and a private one', ['93.184.215.14', '192.168.0.1']],
])('a name that leads to %s is not sent to', async (_what, addresses) => {
  const before = asked;
  const { post } = openWebhooks({ trial: false, resolve: leadsTo(...addresses) });
  for (const scheme of ['https', 'http'])
    expect(await post({ ...message, url: `${scheme}://hooks.elsewhere.com:${port}/` })).toEqual({
      kind: 'failed',
      failure: 'address-not-public',
    });
  expect(asked).toBe(before);
});

test.each(['https://127.0.0.1/', 'https://[::1]/', 'https://0x7f000001/', 'https://2130706433/'])(
  '%s is not sent to',
  async (url) => {
    const { post } = openWebhooks({ trial: false });
    expect(await post({ ...message, url })).toMatchObject({ failure: 'address-not-public' });
  },
);

test('a name is asked for once, and what it led to then is where it goes', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.8']];
  let times = 0;
  const resolve = () => Promise.resolve(answers[times++] ?? []);
  const { post } = openWebhooks({ trial: true, resolve });
  const url = `http://hooks.elsewhere.com:${port}/`;
  expect(await post({ ...message, url })).toMatchObject({ kind: 'answered', status: 200 });
  expect(times).toBe(1);
  expect(await post({ ...message, url })).toMatchObject({ failure: 'address-not-public' });
});

test('without TLS nothing leaves this machine, and not to it either but on a trial', async () => {
  const url = `http://127.0.0.1:${port}/`;
  expect(await openWebhooks({ trial: true }).post({ ...message, url })).toMatchObject({
    status: 200,
  });
  const { post } = openWebhooks({ trial: true, resolve: leadsTo('93.184.215.14') });
  const elsewhere = { ...message, url: 'http://hooks.elsewhere.com/' };
  expect(await post(elsewhere)).toMatchObject({ failure: 'not-secure' });
});

test('of a long answer only the beginning is read, and none is waited for in vain', async () => {
  const { post } = openWebhooks({ trial: true, patienceMs: 50 });
  const url = `http://127.0.0.1:${port}/`;
  const answer = await openWebhooks({ trial: true }).post({ ...message, url });
  expect(answer).toMatchObject({ kind: 'answered', text: 'x'.repeat(2000) });
  expect(await post({ ...message, url: `${url}hangs` })).toMatchObject({ failure: 'too-slow' });
  const nobody = { ...message, url: 'http://127.0.0.1:1/' };
  expect(await post(nobody)).toMatchObject({ failure: 'unreachable' });
  const none = openWebhooks({ trial: true, resolve: leadsTo() });
  const nowhere = { ...message, url: 'https://hooks.elsewhere.com/' };
  expect(await none.post(nowhere)).toMatchObject({ failure: 'no-such-host' });
});
