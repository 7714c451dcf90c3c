import { describe, expect, test } from 'vitest';
import { clientAddress, isNearby } from './client-address.ts';

const proxy = '10.0.0.9';
const seen = (
  forwardedFor: string | undefined,
  { trusted = 1, forwarded }: { trusted?: number; forwarded?: string } = {},
) => clientAddress(proxy, { forwardedFor, forwarded }, trusted);

test('without a proxy of ours the socket alone is believed', () => {
  expect(seen('203.0.113.7', { trusted: 0, forwarded: 'for=203.0.113.7' })).toBe(proxy);
  expect(clientAddress(undefined, { forwardedFor: 'x', forwarded: undefined }, 0)).toBe('unknown');
  expect(clientAddress('::ffff:203.0.113.7', { forwardedFor: '', forwarded: '' }, 0)).toBe(
    '203.0.113.7',
  );
});

test.for([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:50007', '203.0.113.7'],
  [' 203.0.113.7:80 ', '203.0.113.7'],
  ['"203.0.113.7:80"', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['[2001:db8::7]:50007', '2001:db8::7'],
  ['"[2001:db8::7]:50007"', '2001:db8::7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['[::FFFF:203.0.113.7]:1', '203.0.113.7'],
  ['198.51.100.1, 203.0.113.7:443', '203.0.113.7'],
  ['unknown', proxy],
  ['_hidden', proxy],
  ['203.0.113.999', proxy],
  ['203.0.113.7:port', proxy],
  ['[2001:db8::7', proxy],
  ['203.0.113.7,', proxy],
  ['shop.example', proxy],
  ['<script>', proxy],
])('%s means %s', ([header, address]) => {
  expect(seen(header)).toBe(address);
});

describe('of several proxies', () => {
  test('as many entries from the right are believed, and nothing that the client wrote', () => {
    const chain = '6.6.6.6, 203.0.113.7:1, 10.0.0.8';
    expect(seen(chain, { trusted: 1 })).toBe('10.0.0.8');
    expect(seen(chain, { trusted: 2 })).toBe('203.0.113.7');
    expect(seen('203.0.113.7', { trusted: 2 })).toBe('203.0.113.7');
  });

  test('a quote that the client left open hides nothing that a proxy wrote', () => {
    expect(seen('", 203.0.113.7')).toBe('203.0.113.7');
    expect(seen('"6.6.6.6, 203.0.113.7, 10.0.0.8', { trusted: 2 })).toBe('203.0.113.7');
  });

  test('an entry that is none does not move the others', () => {
    expect(seen('203.0.113.7, unknown', { trusted: 2 })).toBe('203.0.113.7');
    expect(seen('6.6.6.6, garbage, 10.0.0.8', { trusted: 2 })).toBe(proxy);
  });
});

test.for([
  ['for=203.0.113.7', '203.0.113.7'],
  ['For="203.0.113.7:47011"', '203.0.113.7'],
  ['for="[2001:db8:cafe::17]:4711";proto=https;by=203.0.113.43', '2001:db8:cafe::17'],
  ['proto=https; for=203.0.113.7', '203.0.113.7'],
  ['for=6.6.6.6, for="203.0.113.7"', '203.0.113.7'],
  ['for=6.6.6.6;host="a,b", for=203.0.113.7;host="c;for=6.6.6.6"', '203.0.113.7'],
  ['for="6.6.6.6, for=203.0.113.7', '203.0.113.7'],
  ['host="a;for=6.6.6.6";for=203.0.113.7', '203.0.113.7'],
  ['for=203.0.113.7;host="a,for=6.6.6.6"', '203.0.113.7'],
  ['for=6.6.6.6, proto=https', proxy],
  ['for=unknown', proxy],
  ['nonsense', proxy],
] as const)('the header of RFC 7239, %s, means %s', ([forwarded, address]) => {
  expect(seen(undefined, { forwarded })).toBe(address);
});

test('the usual header is believed before the other, which a client may have sent through', () => {
  expect(seen('203.0.113.7', { forwarded: 'for=6.6.6.6' })).toBe('203.0.113.7');
});

test.for([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:192.168.1.4', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['fd00::1', true],
  ['203.0.113.7', false],
  ['172.32.0.1', false],
  ['2001:db8::1', false],
  ['unknown', false],
] as const)('%s is nearby: %s', ([address, nearby]) => {
  expect(isNearby(address)).toBe(nearby);
});
