import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { forwardedFor, saidJson, without, type Answer, type Asked } from './exchange.ts';

const schema = z.object({
  Handler: z.literal('index.handler'),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  Timeout: z.number(),
});

const resultSchema = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

const replySchema = z.union([
  z.object({ id: z.string(), result: z.unknown() }),
  z.object({ id: z.string(), error: z.string() }),
]);

/** The login function as it is bundled for the cloud, with its settings from the template and `local` over them. Its log goes to `log`. */
export async function openLoginFunction(
  cloud: Cloud,
  { local, log }: { local: Record<string, string>; log: (text: string) => void },
) {
  const found = cloud
    .all('AWS::Lambda::Function', z.looseObject({ Description: z.string().optional() }))
    .find(({ properties }) => properties.Description?.startsWith('Sign up'));
  if (!found) throw new Error('No template has the login function.');
  const { Code, Environment, Timeout } = schema.parse(found.properties);
  const worker = new Worker(new URL('login-worker.ts', import.meta.url), {
    env: { ...Environment.Variables, ...local },
    workerData: { folder: cloud.assetFolder(Code.S3Key) },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk: Buffer) => log(chunk.toString()));
  const waiting = new Map<string, (reply: z.output<typeof replySchema>) => void>();
  worker.on('message', (message: unknown) => {
    const reply = replySchema.parse(message);
    waiting.get(reply.id)?.(reply);
  });
  await loaded(worker);

  async function handle(asked: Asked): Promise<Answer> {
    const id = randomUUID();
    const { promise, resolve } = Promise.withResolvers<z.output<typeof replySchema>>();
    waiting.set(id, resolve);
    const timer = setTimeout(() => resolve({ id, error: 'timed out' }), Timeout * 1000);
    worker.postMessage({ id, event: eventOf(asked) });
    const reply = await promise;
    clearTimeout(timer);
    waiting.delete(id);
    if ('error' in reply) {
      log(`The login function failed: ${reply.error}\n`);
      return saidJson(500, 'Internal Server Error');
    }
    const { statusCode, headers, cookies, body, isBase64Encoded } = resultSchema.parse(
      reply.result,
    );
    const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    return {
      status: statusCode,
      headers: {
        ...Object.fromEntries(texts),
        ...(cookies.length > 0 && { 'set-cookie': cookies }),
      },
      body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
    };
  }

  return { arn: `${found.ref}.Arn`, handle, close: () => worker.terminate() };
}

/** Resolves once the bundle runs; rejects with what it says instead. */
function loaded(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}

/** As an HTTP API tells of a request: payload 2.0, without what the store does not read. */
function eventOf(asked: Asked): object {
  const { method, path, query, body, from } = asked;
  const { cookie, ...headers } = without(asked.headers, 'x-forwarded-for');
  const now = new Date();
  return {
    version: '2.0',
    routeKey: 'ANY /auth/{proxy+}',
    rawPath: path,
    rawQueryString: query,
    headers: {
      ...headers,
      'x-forwarded-for': forwardedFor(asked),
      'x-forwarded-proto': 'https',
    },
    ...(cookie && { cookies: cookie.split(/; */) }),
    requestContext: {
      accountId: '111122223333',
      apiId: 'local',
      stage: '$default',
      requestId: randomUUID(),
      domainName: asked.headers['host'] ?? '',
      domainPrefix: 'api',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
      routeKey: 'ANY /auth/{proxy+}',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: from,
        userAgent: headers['user-agent'] ?? '',
      },
    },
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
}
