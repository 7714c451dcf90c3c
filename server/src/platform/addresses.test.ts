import { expect, test } from 'vitest';
import { isLoopback, isPublicAddress } from './addresses.ts';

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '100.63.255.255',
  '172.15.0.1',
  '172.32.0.1',
  '192.0.1.1',
  '198.17.0.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00:1450:4009::200e',
  '2001:4860:4860::8888',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['this host', '0.0.0.0'],
  ['private', '10.1.2.3'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['shared', '100.64.0.1'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['the metadata of clouds', '169.254.169.254'],
  ['link-local', '169.254.0.1'],
  ['for documents', '192.0.2.1'],
  ['for benchmarks', '198.19.0.1'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['none', '::'],
  ['loopback', '::1'],
  ['loopback, mapped', '::ffff:127.0.0.1'],
  ['the metadata of clouds, mapped', '::ffff:a9fe:a9fe'],
  ['public, but mapped', '::ffff:8.8.8.8'],
  ['compatible with IPv4', '::127.0.0.1'],
  ['translated', '64:ff9b::7f00:1'],
  ['translated for one network', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:7f00:1::'],
  ['unique local', 'fd00:ec2::254'],
  ['unique local', 'fc00::1'],
  ['link-local', 'fe80::1'],
  ['of a zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['for documents', '2001:db8::1'],
  ['for documents', '3fff::1'],
  ['no address', 'localhost'],
  ['no address', ''],
])('%s is not public: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('loopback is this machine alone', () => {
  expect(['127.0.0.1', '127.8.8.8', '::1'].every(isLoopback)).toBe(true);
  expect(['10.0.0.1', '128.0.0.1', '::ffff:127.0.0.1', '127.evil.example'].some(isLoopback)).toBe(
    false,
  );
});
