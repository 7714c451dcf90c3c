/** Sentences of the log that somebody is woken by: the alarms of the cloud look for them word by word. */
export const logLines = {
  basketsMoved: 'baskets are kept in the second region for now',
  basketsAway: 'The table of baskets answered in neither region.',
  request: 'request',
} as const;
