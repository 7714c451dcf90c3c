import { env } from 'node:process';
import type { Page } from 'playwright-core';

const slower = Number(env['SLOW_BROWSER'] ?? 1);

/** `SLOW_BROWSER=6`: the page has a sixth of its processor and waits 150 ms for each answer, as on an old phone far from here. */
export async function slowDown(page: Page): Promise<void> {
  if (slower <= 1) return;
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}
