import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStoreServer } from '../../server/src/serve.ts';
import { openStore, password, type Store } from '../../server/test/store.ts';
import { documentOf } from './document.ts';
import { writeClient } from './write.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Written for whoever uses the client; here as much of it as the test calls. */
type Example = {
  openAsCustomer: (url: string) => object;
  buyABox: (larder: object, who: { email: string; password: string }) => Promise<number>;
  pack: (larder: object, orderNo: number) => Promise<string>;
  whyNot: (larder: object, orderNo: number) => Promise<string>;
};
type Package = {
  openLarder: (url: string, options: { token: string }) => object;
  Refused: new (problem: object) => Error & { problem: { code: string } };
};

let store: Store;
let url: string;
let example: Example;
let larder: Package;
let close: () => Promise<void>;
beforeAll(async () => {
  await writeClient();
  example = (await import(join(root, 'client/examples/buy-a-box.ts'))) as Example;
  larder = (await import(join(root, 'client/dist/larder.js'))) as Package;
  store = await openStore({ stock: { Rice: 10_000 }, recipes: { Congee: { Rice: 100 } } });
  const server = createStoreServer(store.shop).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    await store.close();
  };
});
afterAll(() => close());

test('the document of the contract alone is the one that a store serves', () => {
  const { document, shop } = { document: store.app.document, shop: store.shop };
  const served = JSON.parse(JSON.stringify(document)) as object;
  expect(JSON.parse(JSON.stringify(documentOf(shop.config.publicUrl)))).toEqual(served);
});

test('what is written compiles as strictly as there is, and so does who uses it; mistakes do not', async () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [compiler, '--project', join(root, 'client/examples')]);
});

test('what its README shows compiles in a project that installed it, however strict', async () => {
  const readme = readFileSync(join(root, 'client/README.md'), 'utf8');
  const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, example = '']) => example);
  expect(examples).toHaveLength(1);
  const project = mkdtempSync(join(tmpdir(), 'larder-client-'));
  try {
    mkdirSync(join(project, 'node_modules/@larder'), { recursive: true });
    symlinkSync(join(root, 'client'), join(project, 'node_modules/@larder/client'), 'junction');
    writeFileSync(join(project, 'readme.mts'), examples.join('\n'));
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    };
    const config = { compilerOptions, files: ['readme.mts'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [compiler, '--project', project]);
  } finally {
    rmSync(project, { recursive: true });
  }
});

test('the package holds what its entry promises, and asks for the version that is tried here', () => {
  const manifest = (path: string) =>
    JSON.parse(readFileSync(join(root, path), 'utf8')) as {
      exports: { '.': Record<string, string> };
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
  const { exports, dependencies } = manifest('client/package.json');
  for (const path of Object.values(exports['.']))
    expect({ path, is: existsSync(join(root, 'client', path)) }).toEqual({ path, is: true });
  const { 'openapi-fetch': tried } = manifest('tools/package.json').devDependencies;
  expect(dependencies).toEqual({ 'openapi-fetch': tried });
});

test('it buys a box, does the staff’s work with a token, and reads a refusal as a problem', async () => {
  const { email } = await store.customer();
  const orderNo = await example.buyABox(example.openAsCustomer(url), { email, password });
  const owner = await store.staff('owner');
  const { token } = await store.software(owner, ['see-orders', 'change-orders']);
  const software = larder.openLarder(url, { token });
  expect(await example.pack(software, orderNo)).toBe('packing');
  expect(await example.whyNot(software, orderNo)).toBe('found');
  expect(await example.whyNot(software, 4711)).toBe('order-not-found');
  const stranger = larder.openLarder(url, { token: 'larder_1_bm9uZQ' });
  expect(await example.whyNot(stranger, orderNo)).toBe('not-signed-in');
  const twice = example.pack(software, orderNo);
  await expect(twice).rejects.toBeInstanceOf(larder.Refused);
  await expect(twice).rejects.toMatchObject({ problem: { status: 409 } });
});
