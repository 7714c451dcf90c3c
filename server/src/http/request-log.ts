import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { logLines } from '../contract/log-lines.ts';

const processId = randomBytes(9).toString('base64url');
let requestsSeen = 0;

const idPattern = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The caller's own id when it is harmless, so that a story can be followed through proxies; else that of its trace, where one is kept, or
 * a new one. People who ask for help read it out.
 */
export function requestIdOf(given: string | undefined | null, traceId?: string): string {
  if (given && idPattern.test(given)) return given;
  return traceId ?? `${processId}-${requestsSeen++}`;
}

/** One line per request: the route, never the address as it was asked, which may hold a name or an e-mail. */
export function logRequest(
  log: Logger,
  line: { requestId: string; method: string; route: string; status: number; ms: number },
): void {
  if (line.status >= 500) log.error(line, logLines.request);
  else log.info(line, logLines.request);
}
