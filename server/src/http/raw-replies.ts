import { STATUS_CODES } from 'node:http';
import { problems, Refusal } from '../refusal.ts';
import { problemBody } from './problem.ts';

/** Replies to what never became a request, written straight to the socket. */
export const malformedRequest = raw('invalid-input');
const headersTooLarge = raw('headers-too-large');
const tooSlow = raw('request-timeout');

/** The reply to what Node's parser complains of, by its code. */
export function rawReplyTo(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? tooSlow : malformedRequest;
}

function raw(code: 'headers-too-large' | 'invalid-input' | 'request-timeout'): string {
  const body = JSON.stringify(problemBody(new Refusal(code), 'none'));
  const { status } = problems[code];
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
