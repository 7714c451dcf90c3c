import { isIPv4, isIPv6 } from 'node:net';

/**
 * What one client is limited by: its IPv4 address, or the /64 that its IPv6 address is free to roam in. Who was given a whole /48 has
 * 65,536 of those, so that is counted too, with a higher allowance: many customers of one provider may share it.
 */
export function clientNetworks(address: string): { own: string; around?: string } {
  if (isIPv4(address)) return { own: address };
  const [withoutZone = ''] = address.split('%');
  if (!isIPv6(withoutZone)) return { own: 'unknown' };
  const groups = expand(withoutZone);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return {
      own: groups
        .slice(6)
        .flatMap((group) => [group >> 8, group & 255])
        .join('.'),
    };
  return { own: networkOf(groups, 64), around: networkOf(groups, 48) };
}

const networkOf = (groups: number[], bits: number): string =>
  `${groups
    .slice(0, bits / 16)
    .map((group) => group.toString(16))
    .join(':')}::/${bits}`;

/** The eight numbers of an IPv6 address. */
function expand(address: string): number[] {
  // The URL parser turns a dotted tail into hexadecimal groups.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail] = canonical
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
    .map((half) => half.map((group) => Number.parseInt(group, 16)));
  if (!tail) return head;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
