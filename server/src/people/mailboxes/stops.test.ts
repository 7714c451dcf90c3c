import { expect, test } from 'vitest';
import { readSesEvent } from './stops.ts';

const mail = { timestamp: '2026-11-23T09:00:00Z', messageId: '0102', destination: [] };
const bounce = (bounceType: string, more: object = {}) => ({
  eventType: 'Bounce',
  mail,
  bounce: {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: [
      { emailAddress: 'ada@example.com', diagnosticCode: 'smtp; 550 5.1.1 No such user', ...more },
    ],
  },
});

test('a letter that came back for good stops its addresses, with what their server said', () => {
  expect(readSesEvent(bounce('Permanent'))).toEqual({
    kind: 'bounce',
    addresses: ['ada@example.com'],
    why: 'smtp; 550 5.1.1 No such user',
  });
  expect(readSesEvent(bounce('Permanent', { diagnosticCode: undefined }))?.why).toBe('General');
});

test('so does a letter that somebody called unwanted', () => {
  const complaint = {
    complainedRecipients: [{ emailAddress: 'ada@example.com' }],
    complaintFeedbackType: 'abuse',
    complaintSubType: null,
  };
  expect(readSesEvent({ eventType: 'Complaint', mail, complaint })).toEqual({
    kind: 'complaint',
    addresses: ['ada@example.com'],
    why: 'abuse',
  });
});

test.each([
  ['a full mailbox', bounce('Transient')],
  ['one of which nobody knows', bounce('Undetermined')],
  ['a delivery', { eventType: 'Delivery', mail }],
  ['nothing', undefined],
  ['words', 'Bounce'],
])('%s stops nothing', (_, told) => {
  expect(readSesEvent(told)).toBeUndefined();
});
