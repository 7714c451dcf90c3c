/** One clear sentence for the operator: what stops the store from starting, and what to do about it. */
export class StartupError extends Error {
  override name = 'StartupError';
}

/** What stops it passes by itself once somebody makes room. */
export class DiskFullError extends StartupError {
  override name = 'DiskFullError';
}
