import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportCatalogue, importCatalogue } from '../../src/food/menu-files/menu-files.ts';
import { hangDemoPictures } from '../../src/office/demo/demo.ts';
import { openStore, type Person, type Store } from '../store.ts';

type Hung = { picture: string | null; editionNo: number; code?: string };
type Recipe = Hung & { slug: string; cost: unknown; status: string; recipeNo: number };

let store: Store;
let cook: Person;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-pictures-'));
  store = await openStore({
    stock: { Rice: 1000 },
    recipes: { Congee: { Rice: 100 }, Paella: { Rice: 90 } },
  });
  cook = await store.administrator();
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** Half red, half blue, so that one can tell which side is up. */
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    {
      input: {
        create: { width: Math.ceil(width / 2), height, channels: 3, background: '#ff0000' },
      },
      gravity: 'west',
    },
  ]);
const bytes = async (picture: Sharp) => new Uint8Array(await picture.toBuffer());
/** Where a picture is changed by whoever sees what hangs there now. */
const placeOf = async (name: string) => {
  const { picture } = await recipe(name);
  return `/api/admin/recipes/${store.nos.recipe(name)}/picture?instead=${picture ?? 'none'}`;
};
const hang = async (name: string, body: Uint8Array, type = 'image/jpeg') =>
  cook.ask<Hung>('PUT', await placeOf(name), body, { 'content-type': type });
const takeDown = async (name: string) => cook.ask<Hung>('DELETE', await placeOf(name));
const recipe = async (name: string) =>
  (await cook.ask<Recipe>('GET', `/api/admin/recipes/${store.nos.recipe(name)}`)).body;
async function file(address: string) {
  const reply = await store.app.fetch(new Request(`http://localhost:3000${address}`));
  return { reply, body: Buffer.from(await reply.arrayBuffer()) };
}

describe('a picture', () => {
  let hung: Hung;
  beforeAll(async () => {
    const upright = photo(1400, 1000).withExif({ IFD0: { Copyright: 'somebody’s secret' } });
    const reply = await hang('Congee', await bytes(upright.jpeg()));
    expect(reply.status).toBe(200);
    hung = reply.body;
  });

  test('hangs where the recipe is shown, as one change of the menu', async () => {
    expect(hung).toEqual({
      picture: expect.stringMatching(/^\/pictures\/[0-9a-f]{20,}$/),
      editionNo: 2,
    });
    const shown = await store.guest().ask('GET', '/api/recipes/congee');
    expect(shown.body).toMatchObject({ picture: hung.picture, editionNo: 2 });
    const menu = await store.guest().ask('GET', '/api/recipes?q=congee');
    expect(menu.body).toMatchObject({ items: [{ picture: hung.picture }] });
  });

  test.for(['avif', 'webp'] as const)('is served as %s in every size, for ever', async (format) => {
    for (const width of [320, 640, 960]) {
      const { reply, body } = await file(`${hung.picture}-${width}.${format}`);
      expect(reply.status).toBe(200);
      expect(Object.fromEntries(reply.headers)).toMatchObject({
        'content-type': `image/${format}`,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        etag: expect.stringMatching(/^"/),
      });
      const about = await sharp(body).metadata();
      expect(about).toMatchObject({ width, height: (width * 3) / 4 });
      expect(about.exif).toBeUndefined();
      const known = await store.app.fetch(
        new Request(`http://localhost:3000${hung.picture}-${width}.${format}`, {
          headers: { 'if-none-match': reply.headers.get('etag') ?? '' },
        }),
      );
      expect(known.status).toBe(304);
    }
  });

  test('stays when the recipe is written again, published, exported and imported', async () => {
    const { cost: _cost, picture, status: _status, recipeNo, ...contents } = await recipe('Congee');
    const written = await cook.ask<Recipe>('PUT', `/api/admin/recipes/${recipeNo}`, {
      ...contents,
      slug: 'congee',
    });
    expect(written).toMatchObject({ status: 200, body: { picture, editionNo: 3 } });
    await cook.ask('POST', `/api/admin/recipes/${recipeNo}/unpublish`);
    await cook.ask('POST', `/api/admin/recipes/${recipeNo}/publish`);
    expect(await recipe('Congee')).toMatchObject({ picture });
    const out = join(folder, 'out');
    await exportCatalogue(store.shop, out);
    const report = await importCatalogue(store.shop, out, { dryRun: false });
    expect(report).toMatchObject({ recipes: { unchanged: 2, updated: 0 }, errors: [] });
    const copy = await openStore();
    try {
      await importCatalogue(copy.shop, out, { dryRun: false });
      expect(copy.shop.menu.catalogue().bySlug.get('congee')).toMatchObject({ picture });
    } finally {
      await copy.close();
    }
  });

  test('that is sent again is the same picture and changes nothing', async () => {
    const body = await bytes(photo(1400, 1000).png());
    const first = await hang('Paella', body, 'image/png');
    expect(await hang('Paella', body, 'image/png')).toMatchObject({ body: first.body });
  });

  test('is not hung in place of another one than was seen, and both are told', async () => {
    const place = await placeOf('Paella');
    const theirs = (await hang('Paella', await bytes(photo(1000, 1000).png()), 'image/png')).body;
    const mine = await bytes(photo(1200, 1000).png());
    const late = await cook.ask('PUT', place, mine, { 'content-type': 'image/png' });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'precondition-failed',
        current: { picture: theirs.picture },
        conflicts: [{ field: '/picture', theirs: theirs.picture }],
      },
    });
    expect((await cook.ask('DELETE', place)).status).toBe(409);
    expect(await recipe('Paella')).toMatchObject({ picture: theirs.picture });
  });

  test('is taken down, and can be taken down twice', async () => {
    for (const time of [1, 2]) {
      const reply = await takeDown('Paella');
      expect({ time, ...reply.body }).toMatchObject({ time, picture: null });
    }
    expect(await recipe('Paella')).toMatchObject({ picture: null });
    expect((await file(`${hung.picture}-640.webp`)).reply.status).toBe(200);
  });
});

test('a picture taken sideways hangs upright', async () => {
  // Orientation 8: the top of the scene is on the right of the sensor.
  const sideways = photo(1200, 1600).jpeg().withMetadata({ orientation: 8 });
  const { body } = await hang('Paella', await bytes(sideways));
  const { body: upright } = await file(`${body.picture}-640.webp`);
  const pixel = async (left: number, top: number) =>
    [...(await sharp(upright).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].map(
      (value) => (value > 128 ? 1 : 0),
    );
  expect([await pixel(320, 40), await pixel(320, 440)]).toEqual([
    [0, 0, 1],
    [1, 0, 0],
  ]);
});

test('what it is called does not matter, what it is does', async () => {
  const jpeg = await bytes(photo(800, 600).jpeg());
  expect((await hang('Paella', jpeg, 'image/png')).status).toBe(200);
  const frame = await photo(640, 480).png().toBuffer();
  const animated = sharp([frame, await photo(640, 480).negate().png().toBuffer()], {
    join: { animated: true },
  });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>';
  const unreadable = {
    gif: await bytes(photo(800, 600).gif()),
    tiff: await bytes(photo(800, 600).tiff()),
    'moving webp': await bytes(animated.webp()),
    svg: new TextEncoder().encode(svg),
    'half a jpeg': jpeg.slice(0, jpeg.length / 2),
    nothing: new Uint8Array(),
  };
  for (const [what, body] of Object.entries(unreadable)) {
    const { status, body: said } = await hang('Paella', body, 'image/webp');
    expect({ what, status, code: said.code }).toEqual({
      what,
      status: 422,
      code: 'picture-unreadable',
    });
  }
  for (const [width, height] of [
    [639, 700],
    [900, 479],
  ] as const) {
    const reply = await hang('Paella', await bytes(photo(width, height).webp()), 'image/webp');
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'picture-too-small', width, height },
    });
  }
});

test('nothing else is found among the pictures', async () => {
  for (const name of ['x', 'x-640.webp', 'x-641.webp', '..%2fcatalog-640.webp', 'x-640.webp.avif'])
    expect((await file(`/pictures/${name}`)).reply.status).toBe(404);
});

test('a picture of more than 10 MB is not read', async () => {
  const reply = await hang('Paella', new Uint8Array(10 * 1024 * 1024 + 1));
  expect(reply).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
});

describe('pictures that come with the demo', () => {
  const pictures = () => join(folder, 'demo');
  const ship = async (slug: string, content: string) => {
    for (const width of [320, 640, 960])
      for (const format of ['avif', 'webp'])
        await writeFile(
          join(pictures(), `${slug}-${width}.${format}`),
          `${content}${width}${format}`,
        );
  };

  test('hang where none hangs, once, and never in place of the shop’s own', async () => {
    expect(await hangDemoPictures(store.shop, pictures())).toBe(0);
    const own = (await hang('Congee', await bytes(photo(1400, 1000).jpeg()))).body.picture;
    await takeDown('Paella');
    await mkdir(pictures());
    for (const slug of ['congee', 'paella', 'unknown']) await ship(slug, 'a');
    expect(await hangDemoPictures(store.shop, pictures())).toBe(1);
    expect(await recipe('Congee')).toMatchObject({ picture: own });
    const { picture } = await recipe('Paella');
    expect(picture).toMatch(/^\/pictures\/demo-paella-[0-9a-f]{12}$/);
    expect((await file(`${picture}-320.avif`)).body.toString()).toBe('a320avif');
    expect(await hangDemoPictures(store.shop, pictures())).toBe(0);
  });

  test('stay down once taken down, until there are new ones', async () => {
    await takeDown('Paella');
    expect(await hangDemoPictures(store.shop, pictures())).toBe(0);
    await ship('paella', 'newer');
    expect(await hangDemoPictures(store.shop, pictures())).toBe(1);
    const { picture } = await recipe('Paella');
    expect((await file(`${picture}-640.webp`)).body.toString()).toBe('newer640webp');
    await ship('paella', 'newest');
    await ship('other', 'x');
    expect(await hangDemoPictures(store.shop, pictures())).toBe(1);
  });
});
