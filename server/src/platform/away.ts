type Failure = {
  name?: unknown;
  code?: unknown;
  $metadata?: { httpStatusCode?: number };
  $retryable?: { throttling?: boolean };
};

/** Names that the services of AWS give to "not now". */
const turnedAway =
  /Throttl|ThroughputExceeded|RequestLimitExceeded|TooManyRequests|SlowDown|InternalServerError|ServiceUnavailable/;
const gaveUp = ['AbortError', 'TimeoutError'];

/** Whether a service could not be reached, was too slow or turned us away for now, so that the same request may succeed elsewhere or later. */
export function isAway(error: unknown): boolean {
  const { name, code, $metadata, $retryable } = Object(error) as Failure;
  const status = $metadata?.httpStatusCode ?? 0;
  if (status >= 500 || status === 429 || $retryable?.throttling) return true;
  if (typeof name === 'string' && (turnedAway.test(name) || gaveUp.includes(name))) return true;
  // What never came to an answer has a system's code; a TypeError's is our own fault.
  return status === 0 && typeof code === 'string' && !(error instanceof TypeError);
}

/** An error that `isTransient` knows, so that whoever asked is told to try again. */
export function awayError(sentence: string, cause?: unknown): Error {
  return Object.assign(new Error(sentence, cause === undefined ? {} : { cause }), {
    code: 'ETIMEDOUT',
  });
}

/** What a service has against a request that will not get better, in a sentence for an operator. */
export function refusedError(service: string, cause: unknown): Error {
  const { name, message } = Object(cause) as { name?: unknown; message?: unknown };
  return new Error(`${service} refused: ${String(name)}: ${String(message)}`, { cause });
}
