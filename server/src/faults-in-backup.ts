import { wholeness } from './checkout/orders/orders.ts';
import { unevenTallies } from './checkout/tallies/tallies.ts';
import { readConfig } from './config.ts';
import { dailyBooks } from './ledger/books/books.ts';
import { openPlatform } from './platform/open-platform.ts';
import { unevenStock } from './stock/inventory/inventory.ts';
import { unevenLots } from './stock/lots/lots.ts';
import { tellMismatches, tellTallies } from './tell-mismatches.ts';
import { aside } from './terminal.ts';

/** Opens the store that a backup was restored to, and names what in it does not match as it goes. */
export async function faultsIn(folder: string): Promise<{ orders: number; faults: number }> {
  // Nothing of the live store's settings: no letter leaves, and no provider is asked.
  const config = readConfig({
    LARDER_DATA: folder,
    LARDER_LOG: 'error',
    LARDER_PAYMENTS: 'invoice',
  });
  const platform = await openPlatform(config, { progress: aside, patient: true });
  try {
    const { mismatches } = await dailyBooks(platform, null);
    tellMismatches(mismatches);
    const uneven = await unevenStock(platform);
    for (const { name, amount, moved } of uneven)
      aside(`stock-differs  ${name ?? 'an ingredient without a name'}  ${amount - moved}`);
    const unlike = await unevenLots(platform.database);
    for (const { name, inLots, accounted } of unlike)
      aside(`lots-differ  ${name ?? 'an ingredient without a name'}  ${inLots - accounted}`);
    const { orders, broken } = await wholeness(platform);
    for (const { orderNo, totalCents, partsCents } of broken)
      aside(`order-not-whole  order ${orderNo}  ${totalCents - partsCents} cents`);
    const tallies = await unevenTallies(platform);
    tellTallies(tallies);
    const differing = [mismatches, uneven, unlike, broken, tallies];
    const faults = differing.reduce((sum, { length }) => sum + length, 0);
    return { orders, faults };
  } finally {
    await platform.close();
  }
}
