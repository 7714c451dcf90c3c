import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp, type App } from '../src/app.ts';
import { openPages, type Pages } from '../src/http/pages.ts';
import { openStore, type Store } from './store.ts';
import * as edits from '../src/food/edits/edits.ts';
import * as recipes from '../src/food/recipes/recipes.ts';
import type { OtherLanguage } from '../src/contract/languages.ts';
import * as settings from '../src/shop/settings/settings.ts';

const forEverybody = { 'cache-control': 'public, max-age=0, must-revalidate' };
const here = 'http://localhost:3000';

let store: Store;
let app: App;
/** What was rendered, and how the next page is made. */
let rendered: string[];
let render: Pages['render'];
beforeAll(async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
  const page: Pages['render'] = async (request, shop) => {
    rendered.push(`${request.method} ${new URL(request.url).pathname}`);
    return render(request, shop);
  };
  app = createApp(store.shop, {
    languages: new Set(['en', 'de']),
    render: page,
    file: async () => undefined,
  });
});
afterAll(() => store.close());

const html = (text: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  });
beforeEach(() => {
  rendered = [];
  render = async () => html('a page', forEverybody);
});

async function ask(path: string, init: RequestInit = {}) {
  const response = await app.fetch(new Request(here + path, init));
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const changeTheMenu = () =>
  edits.changeMenu(store.shop, (tx) =>
    recipes.saveCategory(tx, { slug: 'bowls', name: 'Bowls', position: 1 }, 'shop'),
  );

describe('a page that is the same for everybody', () => {
  test('is rendered once per menu, and again once the menu has changed', async () => {
    for (const _time of [1, 2, 3]) expect((await ask('/menu?q=rice')).text).toBe('a page');
    expect(rendered).toEqual(['GET /menu']);
    await changeTheMenu();
    render = async () => html('another page', forEverybody);
    expect((await ask('/menu?q=rice')).text).toBe('another page');
    expect(rendered).toHaveLength(2);
  });

  test('keeps what it says of itself, and is known again by its tag', async () => {
    const policy = "default-src 'self'";
    render = async () => html('a page', { ...forEverybody, 'content-security-policy': policy });
    const answers = [await ask('/about'), await ask('/about')];
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        ...forEverybody,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      });
    }
    const etag = answers[0]?.headers.get('etag') ?? '';
    expect((await ask('/about', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('that was rendered while the menu changed is not kept', async () => {
    render = async () => {
      await changeTheMenu();
      return html('of yesterday', forEverybody);
    };
    expect((await ask('/late')).text).toBe('of yesterday');
    render = async () => html('of today', forEverybody);
    expect((await ask('/late')).text).toBe('of today');
  });
});

test.each<[string, Pages['render'], RequestInit?]>([
  ['sets a cookie', async () => html('yours', { ...forEverybody, 'set-cookie': 'a=b' })],
  ['does not say that it is public', async () => html('yours')],
  ['is private', async () => html('yours', { 'cache-control': 'private, max-age=60' })],
  ['is not found', async () => html('nothing', forEverybody, 404)],
  ['answers a form', async () => html('thanks', forEverybody), form('a=b')],
  ['has no body', async () => html('', forEverybody), { method: 'HEAD' }],
])('a page that %s is never kept', async (_what, page, init) => {
  render = page;
  for (const _time of [1, 2]) await ask('/personal', init);
  expect(rendered).toHaveLength(2);
  render = async () => html('new');
  expect((await ask('/personal')).text).toBe('new');
});

test('a page that is not public is stored by nobody', async () => {
  render = async () => html('yours');
  expect((await ask('/account')).headers.get('cache-control')).toBe('no-store');
});

function form(body: string, headers: Record<string, string> = {}): RequestInit {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', body, headers: { ...type, ...headers } };
}

describe('a form', () => {
  test('reaches its page with what was written in it', async () => {
    render = async (request) => html(new URLSearchParams(await request.text()).get('name') ?? '');
    expect((await ask('/checkout', form('name=Ada+Cook', { origin: here }))).text).toBe('Ada Cook');
  });

  test('comes from the store’s own address, by whatever name a proxy asks for it', async () => {
    render = async (request) => html(`${request.url} ${await request.text()}`);
    const behind = new Request('http://10.0.1.5/checkout?a=1', form('name=Ada', { origin: here }));
    const reply = await app.fetch(behind);
    expect(await reply.text()).toBe(`${here}/checkout?a=1 name=Ada`);
  });

  test('of another site does not', async () => {
    const strangers = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of strangers) {
      const reply = await ask('/checkout', form('name=Eve', headers));
      expect(reply.status).toBe(403);
      expect(JSON.parse(reply.text)).toMatchObject({ code: 'cross-origin' });
    }
    expect(rendered).toEqual([]);
  });

  test('that is too large, or no form, does not', async () => {
    const large = 'x'.repeat(64 * 1024 + 1);
    expect((await ask('/checkout', form(large))).status).toBe(413);
    const chunks = new Blob([large]).stream();
    const streamed = { ...form(''), body: chunks, duplex: 'half' };
    expect((await ask('/checkout', streamed as RequestInit)).status).toBe(413);
    const json = form('{}', { 'content-type': 'application/json' });
    expect((await ask('/checkout', json)).status).toBe(415);
    expect(rendered).toEqual([]);
  });
});

describe('a form that the door refuses is answered by a page', () => {
  const forPeople = { accept: 'text/html,application/xhtml+xml' };
  const told: unknown[] = [];
  beforeEach(() => {
    told.length = 0;
    render = async (_request, { refused }) => {
      told.push(refused);
      return html('refused', {}, 418);
    };
  });

  test('with why, the status, and no form of another site in it', async () => {
    const headers = { ...forPeople, origin: 'https://evil.example', host: 'localhost:3000' };
    const reply = await ask('/checkout', form('name=Eve', headers));
    expect(reply.headers.get('content-type')).toContain('text/html');
    expect(told).toMatchObject([{ problem: { code: 'cross-origin', status: 403 }, typed: [] }]);
    expect(rendered).toEqual(['GET /checkout']);
  });

  test('with what was typed, where a proxy that nobody told the store of speaks https', async () => {
    const body = 'name=Ada+Cook&password=secret&address=1+Quay';
    const headers = {
      ...forPeople,
      origin: 'https://shop.example',
      host: 'shop.example',
      'content-length': String(body.length),
    };
    await ask('/checkout', form(body, headers));
    expect(told).toMatchObject([
      {
        problem: { code: 'cross-origin' },
        typed: [
          { name: 'name', value: 'Ada Cook' },
          { name: 'address', value: '1 Quay' },
        ],
      },
    ]);
  });

  test('when it is too large, or no form', async () => {
    await ask('/checkout', form('x'.repeat(64 * 1024 + 1), forPeople));
    await ask('/checkout', form('{}', { ...forPeople, 'content-type': 'application/json' }));
    expect(told).toMatchObject([
      { problem: { code: 'body-too-large', status: 413 } },
      { problem: { code: 'unsupported-media-type', status: 415 } },
    ]);
  });

  test('to the scripts of an open page as well, and to no program', async () => {
    await ask('/checkout.data', form('x'.repeat(64 * 1024 + 1)));
    expect(rendered).toEqual(['POST /checkout.data']);
    const reply = await ask('/checkout', form('x'.repeat(64 * 1024 + 1), { accept: '*/*' }));
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'body-too-large' });
    const api = await ask('/api/me', { ...form('x'), headers: forPeople });
    expect(api.headers.get('content-type')).toBe('application/problem+json');
  });
});

test('a page asks the store in process, in the name of who asks for it', async () => {
  const ada = await store.customer('ada@pages.example');
  const { body } = await store.guest().ask<{ accessToken: string }>('POST', '/auth/sign-in', {
    email: ada.email,
    password: 'correct horse battery staple',
  });
  render = async (request, { askApi }) => {
    const { headers } = request;
    const me = await askApi(new Request(`${here}/api/me`, { headers }));
    return html(((await me.json()) as { email: string }).email);
  };
  const { text } = await ask('/account', { headers: { cookie: `at=${body.accessToken}` } });
  expect(text).toBe('ada@pages.example');
});

test('the API answers as ever beside the pages, unknown addresses too', async () => {
  expect((await ask('/api/health')).status).toBe(200);
  for (const path of [
    '/api/nowhere',
    '/auth/nowhere',
    '/catalog/nowhere.json',
    '/pictures/nowhere',
  ]) {
    const { status, headers } = await ask(path);
    expect({ path, status, type: headers.get('content-type') }).toEqual({
      path,
      status: 404,
      type: 'application/problem+json',
    });
  }
  expect(rendered).toEqual([]);
});

test('without pages, whatever is sent to an unknown address is told that there is nothing', async () => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    const reply = await store.guest().ask(method, '/nowhere', method === 'POST' ? {} : undefined);
    expect(reply).toMatchObject({ status: 404, body: { code: 'route-not-found' } });
  }
});

test('a page that fails is our fault, told to the log and not to the customer', async () => {
  render = async () => {
    throw new Error('the secret of /srv/kitchen');
  };
  const { status, text } = await ask('/broken');
  expect(status).toBe(500);
  expect(text).not.toContain('secret');
});

describe('a language', () => {
  const speaking = (languages: string[]) =>
    settings.change(
      store.shop,
      {
        change: { languages: languages as OtherLanguage[] },
        holdsFrom: null,
        version: ++version,
      },
      'shop',
    );
  let version = -1;
  beforeAll(() => speaking(['de', 'ar']));
  afterAll(() => speaking([]));

  test('that the shop has switched on, and that there are pages in, begins an address', async () => {
    await ask('/de/menu');
    // There are no pages in Arabic here, and nobody speaks French.
    await ask('/ar/menu');
    expect(rendered).toEqual(['GET /de/menu', 'GET /no-such-page']);
  });

  test('has no API and no back office of its own', async () => {
    for (const path of ['/api/shop?a=1', '/admin/orders', '/auth/continue?to=/de/box']) {
      const { status, headers } = await ask(`/de${path}`);
      expect([status, headers.get('location')]).toEqual([307, path]);
    }
    const { headers } = await ask('/de/auth/leave');
    expect(headers.get('location')).toBe('/auth/leave?language=de');
    expect(rendered).toEqual([]);
  });

  test('keeps its pages apart from those of the others', async () => {
    render = async (request) => html(new URL(request.url).pathname, forEverybody);
    expect((await ask('/delivery')).text).toBe('/delivery');
    expect((await ask('/de/delivery')).text).toBe('/de/delivery');
    expect((await ask('/delivery')).text).toBe('/delivery');
  });
});

describe('built pages', () => {
  let folder: string;
  let built: App;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'larder-pages-'));
    for (const path of ['en/server', 'en/client/assets', 'en/client/.vite']) {
      await mkdir(join(folder, path), { recursive: true });
    }
    const program = `export const render = async () => new Response('a page', { status: 404 });`;
    const files = {
      'en/server/index.js': program,
      'en/client/assets/app-1a2b.js': 'let script;',
      'en/client/favicon.svg': '<svg/>',
      'en/client/secret.env': 'secret',
      'en/secret.js': 'secret',
    };
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
    built = createApp(store.shop, await openPages(folder));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (path: string, init?: RequestInit) => {
    const response = await built.fetch(new Request(here + path, init));
    return { response, text: await response.text() };
  };

  test('come with their files: those named by their content for ever, others for a while', async () => {
    const script = await file('/assets/app-1a2b.js');
    expect(script.text).toBe('let script;');
    expect(Object.fromEntries(script.response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const icon = await file('/favicon.svg');
    expect(icon.response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect((await file('/favicon.svg', { method: 'HEAD' })).response.status).toBe(200);
  });

  test('let nobody out of their folder, nor at files that are not for browsers', async () => {
    const paths = [
      '/secret.env',
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/..%2fsecret.js',
      '/assets/..%5csecret.js',
      '/assets/../../secret.js',
      '/assets/%2e%2e/%2e%2e/secret.js',
      '/server/index.js',
      '//secret.js',
      '/assets',
      '/assets/',
      '/.vite',
      '/assets/app-1a2b.js%00',
      '/client/assets/app-1a2b.js',
    ];
    for (const path of paths) {
      const { response, text } = await file(path);
      expect({ path, status: response.status, text }).toEqual({
        path,
        status: 404,
        text: 'a page',
      });
    }
  });

  test('that are not there are told of before the store opens', async () => {
    await expect(openPages(join(folder, 'client'))).rejects.toThrow('npm run build');
  });
});
