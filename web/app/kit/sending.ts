import { ownProblem, type Problem } from './problem.ts';

/** Refreshes the session before something is sent that would be lost without it. */
async function keepSession(): Promise<void> {
  const me = await fetch('/api/me');
  if (me.status !== 401) return;
  await fetch('/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
}

/** Sends a form so that a lost connection leaves the page, and what was typed, as they are. */
export async function send<Sent>(
  serverAction: () => Promise<Sent>,
  { signedIn = false } = {},
): Promise<Sent | { problem: Problem }> {
  try {
    if (signedIn) await keepSession();
    return await serverAction();
  } catch (error) {
    if (error instanceof TypeError) return { problem: ownProblem('no-connection') };
    throw error;
  } finally {
    window.dispatchEvent(new Event('cart-changed'));
  }
}

/** What passes by itself: until then a page would be read in vain, and what was typed be lost with it. */
const passing = new Set(['no-connection', 'not-ready']);

/** Nothing is read again over a lost connection, nor from a store that cannot answer. */
export const connected = ({
  actionResult,
  defaultShouldRevalidate,
}: {
  actionResult?: unknown;
  defaultShouldRevalidate: boolean;
}): boolean => {
  const sent = actionResult as { problem?: Problem } | undefined;
  return passing.has(sent?.problem?.code ?? '') ? false : defaultShouldRevalidate;
};
