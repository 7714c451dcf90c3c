/**
 * The client's address: the socket's, unless proxies of ours stand in front; then the entry that the outermost of them wrote.
 * What a client itself puts into X-Forwarded-For stands further left and is never believed.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined | null,
  trustedProxies: number,
): string {
  const own = socketAddress ?? 'unknown';
  if (trustedProxies === 0 || !forwardedFor) return own;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  return hops.at(-trustedProxies) ?? hops[0] ?? own;
}
