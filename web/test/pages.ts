import { AxeBuilder } from '@axe-core/playwright';
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

/** What axe finds on the page as it is. Our pages have no frames: in one piece, and told only what is wrong, axe needs a third of the time. */
export async function axeFindings(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Waits until this has the focus. */
export async function hasFocus(place: Locator): Promise<void> {
  await expect
    .poll(() => place.evaluate((element) => element === document.activeElement))
    .toBe(true);
}
