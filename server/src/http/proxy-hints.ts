import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { isNearby } from './client-address.ts';

type ProxyHints = (
  socketAddress: string | undefined,
  header: (name: string) => string | undefined,
) => void;

/** Tells the operator, once each, what a proxy in front shows to be missing from the settings. Repeats nothing that a client could have written. */
export function openProxyHints(
  { publicUrl, trustedProxies }: Pick<Config, 'publicUrl' | 'trustedProxies'>,
  log: Logger,
): ProxyHints {
  let mayHintAtAddress = trustedProxies === 0;
  let mayHintAtUrl = !publicUrl.startsWith('https:');
  return (socketAddress, header) => {
    if (!mayHintAtAddress && !mayHintAtUrl) return;
    const [forwardedFor, forwarded] = [header('x-forwarded-for'), header('forwarded')];
    if (mayHintAtAddress && (forwardedFor ?? forwarded) && isNearby(socketAddress ?? '')) {
      mayHintAtAddress = false;
      log.warn(
        { proxy: socketAddress },
        'requests come through a proxy, and LARDER_TRUSTED_PROXIES is 0: all customers share its address and its limits; set it to the number of proxies in front',
      );
    }
    if (mayHintAtUrl && speaksHttps(header)) {
      mayHintAtUrl = false;
      log.warn(
        { publicUrl },
        'customers come by https, and LARDER_URL does not say so: set it to the address that they use, or their forms are refused and their cookies are not kept to https',
      );
    }
  };
}

function speaksHttps(header: (name: string) => string | undefined): boolean {
  if (/^\s*https\b/i.test(header('x-forwarded-proto') ?? '')) return true;
  if (/\bproto="?https\b/i.test(header('forwarded') ?? '')) return true;
  const host = header('host');
  return host !== undefined && header('origin') === `https://${host}`;
}
