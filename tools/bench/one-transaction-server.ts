import { createStoreServer } from '../../server/src/serve.ts';
import { openShop } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { openPlatform } from '../../server/src/platform/open-platform.ts';
import { placeInOneTransaction } from './one-transaction.ts';

/** The same server without the order desk: whoever orders gets a transaction of their own. */
const platform = await openPlatform(readConfig(process.env), { progress: () => undefined });
const shop = await openShop(platform, { pollMs: 1000 });
let committing = 0;
let ringing = false;
/** As often as the desk's. */
const ring = () => {
  if (ringing) return;
  ringing = true;
  setTimeout(() => {
    ringing = false;
    shop.outbox.poke();
  }, 50);
};
const server = createStoreServer({
  ...shop,
  desk: {
    submit: async (asked) => {
      committing += 1;
      try {
        const orderNo = await placeInOneTransaction(shop, asked);
        ring();
        return { kind: 'placed', orderNo, isNew: true };
      } finally {
        committing -= 1;
      }
    },
    idle: async () => undefined,
    load: () => committing,
  },
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening on 127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => process.exit(0));
