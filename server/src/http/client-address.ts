import { BlockList, isIP, isIPv4 } from 'node:net';

/** What proxies say of where a request comes from: the usual header, and the one of RFC 7239 where the usual one is missing. */
type ForwardedHeaders = { forwardedFor: string | undefined; forwarded: string | undefined };

/**
 * The client's address: the socket's, unless proxies of ours stand in front; then the entry that the outermost of them wrote.
 * What a client itself puts there stands further left and is never believed. What is no address counts as the proxy's own.
 */
export function clientAddress(
  socketAddress: string | undefined,
  { forwardedFor, forwarded }: ForwardedHeaders,
  trustedProxies: number,
): string {
  const own = socketAddress === undefined ? 'unknown' : (addressIn(socketAddress) ?? socketAddress);
  if (trustedProxies === 0) return own;
  const hops = forwardedFor ? forwardedFor.split(',') : hopsOf(forwarded ?? '');
  return addressIn(hops.at(-trustedProxies) ?? hops[0] ?? '') ?? own;
}

/** The `for` of each hop; a hop that names none keeps its place. */
const hopsOf = (forwarded: string): string[] =>
  splitFromRight(forwarded, ',').map(
    (hop) =>
      splitFromRight(hop, ';')
        .map((pair) => /^\s*for\s*=(.*)$/is.exec(pair)?.[1])
        .find((address) => address !== undefined) ?? '',
  );

/** Outside quotes, counted from the right: a quote that a client left open spoils what it wrote itself, not what our proxies wrote after it. */
function splitFromRight(text: string, separator: string): string[] {
  const parts: string[] = [];
  let end = text.length;
  let quoted = false;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== separator || quoted) continue;
    parts.unshift(text.slice(at + 1, end));
    end = at;
  }
  return [text.slice(0, end), ...parts];
}

/** As proxies write it: with a port or without, in brackets or quotes, IPv4 in the clothes of IPv6. */
function addressIn(text: string): string | undefined {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  const [, bracketed, dotted] =
    /^(?:\[([^\]]+)\](?::\d{1,5})?|(\d+\.\d+\.\d+\.\d+)(?::\d{1,5})?)$/.exec(bare) ?? [];
  const address = bracketed ?? dotted ?? bare;
  if (isIP(address) === 0) return undefined;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped && isIPv4(mapped) ? mapped : address;
}

const nearby = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  nearby.addSubnet(network, prefix);
nearby.addSubnet('::1', 128, 'ipv6');
nearby.addSubnet('fc00::', 7, 'ipv6');
nearby.addSubnet('fe80::', 10, 'ipv6');

/** This machine or its own network: where a proxy of the shop stands, and customers seldom do. */
export function isNearby(socketAddress: string): boolean {
  const address = addressIn(socketAddress) ?? '';
  const version = isIP(address);
  return version !== 0 && nearby.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
