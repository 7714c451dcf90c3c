/** What passes from one stand-in to the next. Names of headers are in lower case. */
export type Asked = {
  method: string;
  /** As it came, still encoded. */
  path: string;
  /** Without the question mark. */
  query: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The address of whoever is at the other end of this connection. */
  from: string;
};

export type Answer = { status: number; headers: Record<string, string | string[]>; body: Buffer };

export type Handler = (asked: Asked) => Promise<Answer>;

export const said = (
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Answer => ({ status, headers, body: Buffer.from(text) });

export const saidJson = (status: number, message: string, headers = {}): Answer =>
  said(status, JSON.stringify({ message }), { 'content-type': 'application/json', ...headers });

/** Of one connection only: RFC 9110, section 7.6.1. */
const ofTheConnection = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

export function without<Value>(
  headers: Record<string, Value>,
  ...names: string[]
): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

export const endToEnd = <Value>(headers: Record<string, Value>): Record<string, Value> =>
  without(headers, ...ofTheConnection);

/** X-Forwarded-For with one more at its right. */
export const forwardedFor = ({ headers, from }: Asked): string =>
  [headers['x-forwarded-for'], from].filter(Boolean).join(', ');
