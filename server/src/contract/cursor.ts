/** Where a list goes on: opaque to callers, checked against the list's own schema when it comes back. */
export function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}
