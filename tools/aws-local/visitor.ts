import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';

export type Reply<Body> = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed where it is JSON. */
  body: Body;
};

type Asking = { headers?: Record<string, string>; body?: object | string };
export type Visitor = ReturnType<typeof openVisitor>;

/** Somebody with a cookie jar of their own, who trusts the certificate `ca`. */
export function openVisitor({ url, ca }: { url: string; ca: string }) {
  const jar = new Map<string, string>();

  async function ask<Body = { code?: string }>(
    method: string,
    path: string,
    { headers = {}, body }: Asking = {},
  ): Promise<Reply<Body>> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const reply = await send(new URL(url), {
      path,
      method,
      ca,
      body: text,
      headers: {
        ...(cookie && { cookie }),
        ...(text !== undefined && { 'content-type': 'application/json' }),
        // As a browser does with the pages of the store itself.
        ...(text !== undefined && !('sec-fetch-site' in headers) && { origin: url }),
        ...headers,
      },
    });
    const set = reply.headers['set-cookie'] ?? [];
    for (const line of [set].flat()) keep(line);
    const isJson = /json/.test(String(reply.headers['content-type']));
    return { ...reply, body: (isJson ? JSON.parse(reply.body) : reply.body) as Body };
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }

  return { ask, jar };
}

type Sending = {
  path: string;
  method: string;
  ca: string;
  body: string | undefined;
  headers: Record<string, string>;
};

function send(url: URL, { body, ...options }: Sending): Promise<Reply<string>> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { ...options, agent: false }, (incoming) => {
      const { statusCode: status = 0, headers } = incoming;
      buffer(incoming).then((said) => resolve({ status, headers, body: said.toString() }), reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
