import { isRouteErrorResponse } from 'react-router';
import { isRefused, ownProblem, type Problem } from './problem.ts';

/** Sends a form so that a lost connection leaves the page, and what was typed, as they are. */
export async function send<Sent>(
  serverAction: () => Promise<Sent>,
): Promise<Sent | { problem: Problem }> {
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof TypeError) return { problem: ownProblem('no-connection') };
    // The door refused it: the page stays as it is, with what was typed.
    if (isRouteErrorResponse(error) && isRefused(error.data))
      return { problem: error.data.problem };
    throw error;
  } finally {
    window.dispatchEvent(new Event('cart-changed'));
  }
}

/** What passes, or is mended elsewhere: until then a page would be read in vain, and what was typed be lost with it. */
const passing = new Set(['no-connection', 'not-ready', 'not-signed-in']);

/** Nothing is read again over a lost connection, from a store that cannot answer, nor by who has to sign in first. */
export const connected = ({
  actionResult,
  defaultShouldRevalidate,
}: {
  actionResult?: unknown;
  defaultShouldRevalidate: boolean;
}): boolean => {
  const sent = actionResult as { problem?: Problem; code?: string } | null | undefined;
  return passing.has(sent?.problem?.code ?? sent?.code ?? '') ? false : defaultShouldRevalidate;
};
