import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { documentOf } from './document.ts';

// `npm run client`: the package of folder `client`, from the contract as it stands. Nothing of what it writes is kept in the repository, so
// nothing of it can be out of date.

const root = join(import.meta.dirname, '../..');
const client = join(root, 'client');
const types = join(client, 'src/api.d.ts');

/** The types of the document. Examples are for readers of the document: here they would be half of the file. */
async function typesOf(document: object): Promise<string> {
  const plain = JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === 'example' ? undefined : value,
  ) as never;
  return `// Written by npm run client.\n${astToString(await openapiTS(plain))}`;
}

export async function writeClient(): Promise<void> {
  rmSync(join(client, 'dist'), { recursive: true, force: true });
  mkdirSync(join(client, 'dist'));
  writeFileSync(types, await typesOf(documentOf('https://shop.example')));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '--project', client], { stdio: 'inherit' });
  copyFileSync(types, join(client, 'dist/api.d.ts'));
}

if (import.meta.main) {
  await writeClient();
  process.stdout.write('The client is in client/dist.\n');
}
