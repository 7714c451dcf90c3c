/** The tests look at the pages as they are built. */
export async function setup(): Promise<void> {
  await import('../server/build.ts');
}
