import chromium from '@sparticuz/chromium';

/** The tests look at the pages as they are built, with a browser that is unpacked before anybody needs it. */
export async function setup(): Promise<void> {
  await Promise.all([import('../server/build.ts'), chromium.executablePath()]);
}
