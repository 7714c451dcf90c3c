import { problems, type Refusal } from '../refusal.ts';

const typeBase = 'https://larder.example/problems/';

/** The body of a refusal: its details, which cannot take the place of `type`, `title`, `status` and `code`. */
export function problemBody(refusal: Refusal, requestId: string): Record<string, unknown> {
  const { status, title } = problems[refusal.code];
  return {
    ...refusal.details,
    type: `${typeBase}${refusal.code}`,
    title,
    status,
    code: refusal.code,
    requestId,
  };
}

export function problemResponse(refusal: Refusal, requestId: string): Response {
  const { status } = problems[refusal.code];
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  const { retryAfterSeconds, allow } = refusal.details;
  if (typeof retryAfterSeconds === 'number') headers['retry-after'] = String(retryAfterSeconds);
  if (typeof allow === 'string') headers['allow'] = allow;
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(problemBody(refusal, requestId)), { status, headers });
}

/** What we caused: says nothing about the inside. */
export function faultResponse(requestId: string): Response {
  const body = {
    type: `${typeBase}internal-error`,
    title: 'Something went wrong on our side.',
    status: 500,
    code: 'internal-error',
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
