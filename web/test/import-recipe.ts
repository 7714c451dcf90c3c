import { setTimeout as pause } from 'node:timers/promises';

type Ask = <Body>(method: string, path: string, body?: object) => Promise<Body>;

/** As somebody pastes it: some of its lines the shop knows, some are for its author to settle. */
const pasted = `Grandmother’s red lentil soup with everything that is left in the larder
Serves 4-6
From a notebook of 1962.

Ingredients
For the soup:
300 g red lentils
2 onions, finely chopped
1–2 cloves garlic
1 cup vegetable stock
2 tbsp olive oil
a pinch of moon dust

Method
Soften the onions in the oil over a low flame until they are golden.
Add the lentils and the stock, and simmer until everything falls apart.`;

/** A recipe of others that waits for its author; its number. */
export async function importRecipe(ask: Ask): Promise<number> {
  await ask('POST', '/api/admin/imports', { text: pasted });
  type Listed = { items: { importNo: number }[] };
  for (let times = 0; times < 100; times += 1) {
    const [found] = (await ask<Listed>('GET', '/api/admin/imports')).items;
    if (found) return found.importNo;
    await pause(100);
  }
  throw new Error('The recipe was not read.');
}
