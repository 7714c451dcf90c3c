import { Refusal } from '../refusal.ts';
import { problemBody } from './problem.ts';
import { problems } from '../refusal.ts';

/** Replies to what never became a request, written straight to the socket. */
export const headersTooLarge = raw('headers-too-large');
export const malformedRequest = raw('invalid-input');

function raw(code: 'headers-too-large' | 'invalid-input'): string {
  const body = JSON.stringify(problemBody(new Refusal(code), 'none'));
  return [
    `HTTP/1.1 ${problems[code].status} Refused`,
    'Connection: close',
    'Content-Type: application/problem+json',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
