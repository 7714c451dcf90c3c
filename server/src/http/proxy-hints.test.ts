import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openProxyHints } from './proxy-hints.ts';

function hintsOf(config: { publicUrl?: string; trustedProxies?: number }) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const hint = openProxyHints(
    { publicUrl: 'http://localhost:3000', trustedProxies: 0, ...config },
    log,
  );
  const ask = (headers: Record<string, string>, peer = '127.0.0.1') =>
    hint(peer, (name) => headers[name]);
  return { lines, ask };
}

test('a proxy that nobody told the store of is told of once', () => {
  const { lines, ask } = hintsOf({});
  ask({});
  expect(lines).toEqual([]);
  ask({ 'x-forwarded-for': 'ada@example.com' });
  ask({ 'x-forwarded-for': '203.0.113.7' });
  ask({ forwarded: 'for=203.0.113.7' });
  expect(lines).toEqual([expect.stringContaining('LARDER_TRUSTED_PROXIES')]);
  expect(lines.join()).not.toContain('ada@');
});

test('a stranger who writes such a header proves no proxy', () => {
  const { lines, ask } = hintsOf({});
  ask({ 'x-forwarded-for': '203.0.113.7' }, '198.51.100.4');
  expect(lines).toEqual([]);
});

test.for<[string, Record<string, string>]>([
  ['the usual header', { 'x-forwarded-proto': 'https' }],
  ['the header of RFC 7239', { forwarded: 'for=203.0.113.7;proto=https' }],
  ['a form of its own page', { origin: 'https://shop.example', host: 'shop.example' }],
])(
  'customers who come by https are told of once where LARDER_URL does not know: %s',
  ([, headers]) => {
    const { lines, ask } = hintsOf({ trustedProxies: 1 });
    ask(headers);
    ask(headers);
    expect(lines).toEqual([expect.stringContaining('LARDER_URL')]);
    const right = hintsOf({ trustedProxies: 1, publicUrl: 'https://shop.example' });
    right.ask(headers);
    expect(right.lines).toEqual([]);
  },
);

test('a form of another site says nothing of ours', () => {
  const { lines, ask } = hintsOf({ trustedProxies: 1 });
  ask({ origin: 'https://evil.example', host: 'shop.example' });
  expect(lines).toEqual([]);
});
