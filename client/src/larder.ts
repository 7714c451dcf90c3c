import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths, webhooks } from './api.d.ts';

export type { components, operations, paths, webhooks } from './api.d.ts';

/** What the shop refuses with: decide by its `code`. */
export type Problem = components['schemas']['Problem'];

/** What the shop tells software that listens, by its type. */
export type WebhookEvent = {
  [Type in keyof webhooks]: webhooks[Type]['post']['requestBody']['content']['application/json'];
}[keyof webhooks];

export type Larder = Client<paths>;

export type Options = {
  /** `larder_…`, for the routes of the back office that its scopes name. */
  token?: string | undefined;
  /** In place of the platform's own: for one that keeps cookies, say. */
  fetch?: NonNullable<ClientOptions['fetch']> | undefined;
};

/** Asks the shop at this address; every path, what it takes and what it answers is known by type. */
export function openLarder(url: string, { token, fetch }: Options = {}): Larder {
  return createClient<paths>({
    baseUrl: url,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
}

/** The shop refused. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
}

type Answer = { data?: unknown; error?: unknown; response: Response };

/** What was answered; throws `Refused` for a refusal. */
export async function answered<Asked extends Answer>(
  asked: Promise<Asked>,
): Promise<NonNullable<Asked['data']>> {
  const { data, error, response } = await asked;
  if (error === undefined && response.ok) return data as NonNullable<Asked['data']>;
  if (isProblem(error)) throw new Refused(error);
  throw new Error(`The shop answered ${response.status}, and no problem.`);
}

export const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'requestId' in error;
