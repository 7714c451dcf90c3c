import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import { said, type Answer, type Asked } from './exchange.ts';

const one = z.object({ value: z.string() });
const many = z.record(z.string(), one.extend({ multiValue: z.array(one).optional() }));
const reply = z.union([
  z.strictObject({
    method: z.string(),
    uri: z.string(),
    querystring: many,
    headers: many,
    cookies: many,
  }),
  z.object({
    statusCode: z.number().int(),
    statusDescription: z.string().optional(),
    headers: many.default({}),
    body: z.string().optional(),
  }),
]);

/** What a function on the viewer's request may read and not change. */
const readOnly = ['content-length', 'host', 'transfer-encoding', 'via'];
/** What it may not write; CloudFront's list of disallowed headers. */
const disallowed =
  /^(connection|expect|keep-alive|proxy-.*|trailer|upgrade|x-accel-.*|x-amz-cf-.*|x-amzn-.*|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/;

/** Runs a CloudFront Function of the template before a request is looked up or passed on; the answer is its own where it makes one. */
export function viewerFunction(code: string): (asked: Asked) => Asked | Answer {
  const context = createContext({ event: '' });
  new Script(code).runInContext(context);
  const script = new Script('JSON.stringify(handler(JSON.parse(event)))');
  return (asked) => {
    const { cookie, ...headers } = asked.headers;
    context['event'] = JSON.stringify({
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: asked.from },
      request: {
        method: asked.method,
        uri: asked.path,
        querystring: listOf(asked.query.split('&')),
        headers: valuesOf(headers),
        cookies: listOf((cookie ?? '').split(/; */)),
      },
    });
    const result = reply.parse(
      JSON.parse(String(script.runInContext(context, { timeout: 10_000 }))),
    );
    if ('statusCode' in result)
      return said(result.statusCode, result.body ?? '', textsOf(result.headers));
    const given = textsOf(result.headers);
    const wrong = problemWith(headers, given);
    if (wrong) return said(502, `The function on the viewer's request wrote ${wrong}.`);
    const cookies = pairsOf(result.cookies).join('; ');
    return {
      ...asked,
      method: result.method,
      path: result.uri,
      query: pairsOf(result.querystring).join('&'),
      headers: { ...given, ...(cookies && { cookie: cookies }) },
    };
  };
}

function problemWith(before: Record<string, string>, after: Record<string, string>) {
  const changed = (name: string) => before[name] !== after[name];
  return (
    readOnly.find(changed) ??
    Object.keys(after).find((name) => disallowed.test(name) && changed(name))
  );
}

const valuesOf = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { value }]));

const textsOf = (values: z.output<typeof many>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));

/** `name=value` pairs by name, as the event has them: the last one counts, all are there. */
function listOf(pairs: string[]): z.output<typeof many> {
  const list: z.output<typeof many> = {};
  for (const pair of pairs.filter(Boolean)) {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    const before = list[name];
    list[name] = before
      ? { value, multiValue: [...(before.multiValue ?? [{ value: before.value }]), { value }] }
      : { value };
  }
  return list;
}

const pairsOf = (list: z.output<typeof many>): string[] =>
  Object.entries(list).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((each) => `${name}=${each.value}`),
  );
