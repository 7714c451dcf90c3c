import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { httpApiEvent, type Asking } from './http-api-event.ts';
import { bundleLogin } from './login-function.ts';
import { startCognito } from './stand-ins/cognito.ts';
import { openSes } from './stand-ins/ses.ts';

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
export type LoginPlace = Awaited<ReturnType<typeof openLoginPlace>>;

export const [newSecret, oldSecret] = ['new-'.repeat(10), 'old-'.repeat(10)];
export const who = { email: 'cook@larder.example', password: 'seven limes on a shelf' };
const mailFrom = 'kitchen@shop.example';

/** The event of a request by way of the edge. */
export const fromEdge = (asking: Asking): APIGatewayProxyEventV2 =>
  httpApiEvent({ ...asking, headers: { 'x-larder-origin': newSecret, ...asking.headers } });

/** The bundled login function between stand-ins of Cognito and SES, in this process. */
export async function openLoginPlace() {
  const cognito = await startCognito();
  const ses = await openSes({ verified: mailFrom });
  const bundle = await bundleLogin();
  const environment = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    LARDER_COGNITO_POOL: cognito.id,
    LARDER_COGNITO_CLIENT: cognito.client,
    LARDER_COGNITO_SECRET: cognito.clientSecret,
    LARDER_ORIGIN_SECRETS: `${newSecret},${oldSecret}`,
    LARDER_URL: 'https://shop.example',
    LARDER_SES: 'yes',
    LARDER_MAIL_FROM: mailFrom,
  };
  for (const [name, value] of Object.entries({ ...environment, LARDER_LOG: 'silent' }))
    vi.stubEnv(name, value);
  const { handler } = (await import(bundle.file)) as { handler: Handler };

  async function ask(asking: Asking) {
    const { statusCode, headers = {}, cookies = [], body = '' } = await handler(fromEdge(asking));
    const isJson = String(headers['content-type']).includes('json');
    const answer = (isJson ? JSON.parse(body) : {}) as Record<string, unknown>;
    return { status: statusCode, headers, cookies, body, answer, code: answer['code'] };
  }
  const close = async () => {
    vi.unstubAllEnvs();
    await Promise.all([cognito.close(), ses.close(), bundle.remove()]);
  };
  return { cognito, ses, bundle, environment, handler, ask, close };
}
