import { isIP } from 'node:net';

/** Names that lead nowhere outside (RFC 2606, 6761, 6762, 8375 and 9476, and what networks at home use). */
const privateNames = /(^|\.)(localhost|local|internal|lan|home\.arpa|test|example|invalid|onion)$/;

/** Loopback, link-local, private and shared ranges, and addresses of IPv4 in the clothes of IPv6. */
const privateIPv4 =
  /^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const privateIPv6 = /^(::|64:ff9b:|2002:|f[cdef])/;

/** Whether an address is one that everybody may reach, as far as it tells. */
export function isPublic(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '');
  switch (isIP(host)) {
    case 4:
      return !privateIPv4.test(host);
    case 6:
      return !privateIPv6.test(host);
    default:
      return host.includes('.') && !privateNames.test(host);
  }
}
