import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** A real Chromium from npm. The package's own flags are for a function in the cloud: they would lower the browser's guard and its stability. */
export async function launchBrowser(extra: string[] = []): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--font-render-hinting=none',
      '--disable-background-networking',
      ...extra,
    ],
    headless: true,
  });
}
