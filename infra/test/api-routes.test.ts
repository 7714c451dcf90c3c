import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationsOf } from '../../server/src/http/document.ts';
import { openStore, type Store } from '../../server/test/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

// `npx vitest run -u infra/test/api-routes.test.ts` writes the file anew.
test('the entrance of the API knows every route that the app describes, and who may call it', async () => {
  const routes = operationsOf(store.app.document).filter(({ path }) => path.startsWith('/api/'));
  expect(routes.length).toBeGreaterThan(40);
  await expect(`${JSON.stringify(routes, null, 2)}\n`).toMatchFileSnapshot(
    '../src/api-routes.json',
  );
});
