/** Codes of a database that is away, moving, or asks to try the same again; see PostgreSQL's appendix A and Node's system errors. */
const passing = new Set([
  ...[
    '40001',
    '40P01',
    '53300',
    '57P01',
    '57P02',
    '57P03',
    '08000',
    '08001',
    '08003',
    '08006',
    '25006',
  ],
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** Whether the same statement may succeed in a moment: the connection broke or the server asked to try again. */
export function isTransient(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return passing.has(code);
  return (
    typeof message === 'string' &&
    /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|not queryable/i.test(
      message,
    )
  );
}
