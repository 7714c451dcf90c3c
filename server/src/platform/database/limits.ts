/**
 * How long anybody waits for the database. The entrance in the cloud gives up on a request after 30 s, so the longest way through
 * (a connection, then a statement) has to end well before that.
 */
export const limits = {
  /** For a free connection, or for opening one: a server that answers at all does so in milliseconds. */
  connectMs: 5_000,
  /** The same for a command, which may be busy with something else while it connects. */
  patientConnectMs: 60_000,
  /** The server ends a statement after this; reports over a year of orders stay below. */
  statementMs: 10_000,
  /** We end it ourselves when the server does not even do that. */
  answerMs: 12_000,
  /** A transaction whose client has gone silent gives its locks back. */
  idleInTransactionMs: 10_000,
  /** Kept between requests: opening one costs a signature and a TLS handshake. */
  idleMs: 60_000,
  /** A connection is opened anew now and then, so that a changed address is followed. */
  lifetimeSeconds: 600,
};

/** How long anybody waits for a copy of the database, in milliseconds. */
export const copyLimits = {
  /** For it to have what was committed before the question: one that is well takes some ten milliseconds, and of Aurora fewer. */
  toCatchUp: 1_000,
  /** From one look at it to the next, growing up to this. */
  betweenLooks: 20,
  /** Where it did not catch up or is away, so long nobody else waits for it. */
  toRest: 10_000,
  /** Balancers ask how the store is every few seconds: so long the last answer is good. */
  toLookAgain: 5_000,
};
