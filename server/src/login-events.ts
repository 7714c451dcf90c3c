import { withoutDoor } from './contract/edge-door.ts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** The request that an HTTP API's event tells of (payload 2.0), at the shop's own address. Throws a TypeError for what is no request. */
export function requestOf(event: APIGatewayProxyEventV2, publicUrl: string): Request {
  const { rawPath, rawQueryString, requestContext, isBase64Encoded } = event;
  const { method } = requestContext.http;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers))
    if (value !== undefined) headers.set(name, value);
  if (event.cookies) headers.set('cookie', event.cookies.join('; '));
  headers.delete('transfer-encoding');
  // Its own and the edge's words for who asks were read by `viewerAddress`.
  headers.delete('x-forwarded-for');
  const query = rawQueryString ? `?${rawQueryString}` : '';
  const url = `${new URL(publicUrl).origin}${withoutDoor(rawPath)}${query}`;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  headers.set('content-length', String(body.length));
  return new Request(url, { method, headers, body });
}

/** What an HTTP API makes an answer of. All that is answered below /auth is text. */
export async function resultOf(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  const { status, headers } = response;
  const cookies = headers.getSetCookie();
  const others = [...headers].filter(([name]) => name !== 'set-cookie');
  return {
    statusCode: status,
    headers: Object.fromEntries(others),
    ...(cookies.length > 0 ? { cookies } : {}),
    body: await response.text(),
    isBase64Encoded: false,
  };
}

/**
 * The address of whoever asked the edge. The edge writes it at the right of X-Forwarded-For and the API writes the edge's after it, which
 * it also tells itself; anything further left, or a list that does not end so, was somebody's claim.
 */
export function viewerAddress({ headers, requestContext }: APIGatewayProxyEventV2): string {
  const { sourceIp } = requestContext.http;
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  const viewer = hops.at(-1) === sourceIp ? hops.at(-2) : undefined;
  return viewer ?? sourceIp;
}
