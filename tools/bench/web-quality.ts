import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../web/test/browser.ts';

const debugPort = 9333;

/** Also open to Lighthouse on a port of this machine. */
export const launchScoredBrowser = () => launchBrowser([`--remote-debugging-port=${debugPort}`]);

type Scores = {
  performance: number;
  accessibility: number;
  'best practices': number;
  seo: number;
  /** Cumulative layout shift. */
  shift: number;
  /** Largest contentful paint, milliseconds, on Lighthouse's slow phone. */
  'largest paint ms': number;
};

/** Lighthouse's own mobile preset, 0 to 100. The shop is local, so it may say that indexing is fine but not that it is on https. */
export async function scorePage(url: string): Promise<Scores> {
  const result = await lighthouse(url, { port: debugPort, output: 'json', logLevel: 'error' });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}.`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best practices': score('best-practices'),
    seo: score('seo'),
    shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    'largest paint ms': Math.round(audits['largest-contentful-paint']?.numericValue ?? Number.NaN),
  };
}

/** Every script that the page loads until it rests, each compressed by gzip. */
export async function countScript(browser: Browser, url: string): Promise<{ 'script kB': number }> {
  const page = await browser.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const bodies = await Promise.all(scripts);
  await page.close();
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  return { 'script kB': Math.round(bytes / 102.4) / 10 };
}
