import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Where the edge stands, as the API sees it. */
const edgeAddress = '130.176.1.2';

export type Asking = {
  method?: string;
  path: string;
  query?: string;
  body?: string | object;
  base64?: boolean;
  cookies?: string[];
  headers?: Record<string, string>;
  /** Who asks the edge. */
  viewer?: string;
};

/** What an HTTP API hands to a function for a request that came by way of the edge (payload 2.0). */
export function httpApiEvent(asking: Asking): APIGatewayProxyEventV2 {
  const {
    method = 'POST',
    path,
    query = '',
    base64 = false,
    cookies,
    viewer = '192.0.2.7',
  } = asking;
  const { body } = asking;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const { 'x-forwarded-for': claimed, ...headers } = asking.headers ?? {};
  const hops = [claimed, viewer, edgeAddress].filter((hop) => hop !== undefined);
  return {
    version: '2.0',
    routeKey: 'ANY /auth/{proxy+}',
    rawPath: path,
    rawQueryString: query,
    ...(cookies ? { cookies } : {}),
    headers: {
      host: 'api.shop.example',
      'user-agent': 'Mozilla/5.0',
      'x-amzn-trace-id': 'Root=1-67000000-000000000000000000000000',
      'x-forwarded-for': hops.join(', '),
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...(text !== undefined ? { 'content-type': 'application/json' } : {}),
      ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
      ...headers,
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      domainName: 'api.shop.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: edgeAddress, userAgent: 'Mozilla/5.0' },
      requestId: randomUUID(),
      routeKey: 'ANY /auth/{proxy+}',
      stage: '$default',
      time: '23/Nov/2026:09:00:00 +0000',
      timeEpoch: 1795424400000,
    },
    ...(text === undefined ? {} : { body: base64 ? Buffer.from(text).toString('base64') : text }),
    isBase64Encoded: base64,
  };
}
