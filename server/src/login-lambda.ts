import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readConfig } from './config.ts';
import { problemResponse } from './http/problem.ts';
import { createLoginApp } from './login-app.ts';
import { requestOf, resultOf, viewerAddress } from './login-events.ts';
import { withSecrets } from './platform/login-secrets.ts';
import { openLogin } from './platform/open-login.ts';
import { Refusal } from './refusal.ts';
import { StartupError } from './startup-error.ts';

const environment = await withSecrets(process.env);
const config = readConfig(environment);
if (!config.originSecrets || !environment['LARDER_URL'])
  throw new StartupError('The login function needs LARDER_ORIGIN_SECRETS and LARDER_URL.');
const app = createLoginApp(openLogin(config), config.originSecrets);

/** AWS Lambda's entrance: everything below /auth, as events of an HTTP API (payload 2.0). */
export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { headers } = event;
  return resultOf(
    await answer(event, { socket: { remoteAddress: viewerAddress(event) }, headers }),
  );
}

async function answer(
  event: APIGatewayProxyEventV2,
  incoming: { socket: { remoteAddress: string }; headers: APIGatewayProxyEventV2['headers'] },
): Promise<Response> {
  let request: Request;
  try {
    request = requestOf(event, config.publicUrl);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What is no request at all (a forbidden method, say) is refused like any other input.
    return problemResponse(new Refusal('invalid-input'), 'none');
  }
  return app.fetch(request, { incoming });
}
