/** What browsers throw when nothing answers; each says it in its own words. */
export const isLostConnection = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
