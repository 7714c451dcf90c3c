import { expect, test } from 'vitest';
import { languageCodes, type Language } from '../languages.ts';
import { accountWords } from './words.ts';

const at = new Date('2026-11-20T10:00:00Z');
const link = 'https://larder.example/email/key';

/** Everything that a letter about an account can say, each with names that are read from left to right. */
function saidIn(language: Language): string[] {
  const words = accountWords[language];
  const { confirm, reset, known, newAddress, oldAddress, addressChanged, passkeyAdded } = words;
  const { mailbox, newDevice } = words;
  const all = [
    confirm,
    reset,
    known,
    newAddress,
    oldAddress,
    addressChanged,
    passkeyAdded,
    mailbox,
    newDevice,
  ];
  return [
    words.hello,
    ...all.map(({ subject }) => subject('Larder')),
    confirm.text('Larder'),
    confirm.goodFor(15),
    confirm.notAsked,
    reset.text('Larder'),
    reset.goodFor(15),
    reset.passkeys,
    reset.passkey('Ada'),
    reset.unknownPasskey,
    reset.notAsked,
    known.text('Larder'),
    known.next,
    newAddress.text('Larder', link),
    newAddress.goodFor(24),
    newAddress.notAsked,
    oldAddress.text('Larder', 'ada@example.com'),
    oldAddress.confirm(link),
    oldAddress.goodFor(24),
    oldAddress.notAsked,
    addressChanged.text('Larder'),
    addressChanged.orders,
    mailbox.text('Larder', link),
    mailbox.notAsked,
    passkeyAdded.text('Ada', at),
    passkeyAdded.asked,
    passkeyAdded.notAsked(link),
    newDevice.text('Larder', at),
    newDevice.device('Firefox'),
    newDevice.asked,
    newDevice.notAsked(link),
    newDevice.everywhere(link),
    newDevice.lockedOut(link),
  ];
}

test('every language says each of them in its own words', () => {
  const told = languageCodes.map(saidIn);
  const own = (at: number) => told.map((texts) => texts[at]).filter((it) => it !== '- Ada');
  expect(new Set(told.map(({ length }) => length)).size).toBe(1);
  for (const [index] of saidIn('en').entries())
    expect(new Set(own(index)).size).toBe(own(index).length);
});

test('an Arabic letter keeps names, addresses and times in their own direction, and links on lines of their own', () => {
  const apart = /\u2068[^\u2066-\u2069]*\u2069/g;
  for (const text of saidIn('ar'))
    for (const line of text.replace(apart, '').split('\n'))
      if (line !== link) expect(line).not.toMatch(/[A-Za-z0-9@,;?\u2066-\u2069]/);
});
