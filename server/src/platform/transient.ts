/** By PostgreSQL's appendix A: a class (its first letters) or one code. */
const connectionLost = ['08', '57P01', '57P02', '57P03', '57P05', '25P03', '25006'];
const askAgain = ['40001', '40P01', '53', '55P03', '57014', '58030'];

/** Node's system errors of a network or a server that is away. */
const networkDown = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What the driver says without a code. */
const lostWords = /connection (terminated|ended|timeout)|not queryable/i;
const lateWords = /timeout exceeded when trying to connect|connection timeout|timeout expired/i;
const hangingWords = /query read timeout/i;

/** Whether the connection that said so, and others to the same server, are good for nothing more; a read-only server is one that was left behind by a failover. */
export function isLostConnection(error: unknown): boolean {
  const { code, words } = read(error);
  if (code === undefined) return lostWords.test(words) || hangingWords.test(words);
  return networkDown.has(code) || connectionLost.some((start) => code.startsWith(start));
}

/** Whether somebody waited as long as we wait: to send the same again at once would keep a caller waiting twice. */
export function tookTooLong(error: unknown): boolean {
  const { code, words } = read(error);
  if (code === undefined) return lateWords.test(words) || hangingWords.test(words);
  return code === '57014' || code === 'ETIMEDOUT';
}

/** Whether PostgreSQL could not write because its disk is full, or refused to. */
export function lacksRoom(error: unknown): boolean {
  return ['53100', '58030'].includes(read(error).code ?? '');
}

/** Whether the same statement may succeed in a moment: the connection broke or the server asked to try again. */
export function isTransient(error: unknown): boolean {
  const { code } = read(error);
  const asked = askAgain.some((start) => code?.startsWith(start));
  return asked || isLostConnection(error) || tookTooLong(error);
}

function read(error: unknown): { code: string | undefined; words: string } {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' ? code : undefined,
    words: typeof message === 'string' ? message : '',
  };
}
