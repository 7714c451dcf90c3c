import axe from 'axe-core';
import type { Locator, Page, Response } from 'playwright-core';
import { expect } from 'vitest';

/** Opens a page and waits until its scripts run: from then on a click is theirs. */
export async function open(page: Page, path: string): Promise<Response | null> {
  const reply = await page.goto(path);
  await scriptsRun(page);
  return reply;
}

/** Waits until React has taken the whole page over from the server. */
export async function scriptsRun(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    type Root = { stateNode: { current: { memoizedState: { isDehydrated: boolean } } } };
    const entries = Object.entries(document) as [string, Root][];
    const root = entries.find(([key]) => key.startsWith('__reactContainer'))?.[1];
    return root?.stateNode.current.memoizedState.isDehydrated === false;
  });
}

/** Opens a page whose scripts are still on their way, as long as `meanwhile` takes. */
export async function whileScriptsLoad(
  page: Page,
  path: string,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await done;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await meanwhile();
  resolve();
  await scriptsRun(page);
}

/** What axe finds on the page as it is. It is brought to each document once, and only what is wrong comes back: both are long. */
export async function axeFindings(
  page: Page,
  { contrast = true }: { contrast?: boolean } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (enabled) => {
    const { axe: judge } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await judge.run({
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, contrast);
}

/** Waits until this has the focus. */
export async function hasFocus(place: Locator): Promise<void> {
  await expect
    .poll(() => place.evaluate((element) => element === document.activeElement))
    .toBe(true);
}
