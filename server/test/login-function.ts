import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const repository = join(import.meta.dirname, '../..');

type LoginBundle = {
  /** The one file that runs in the cloud. */
  file: string;
  bytes: number;
  /** Every file that went into it, from the repository's root. */
  inputs: string[];
  /** What it still asks for by name, and whether that is at its start. */
  imports: { path: string; atStart: boolean }[];
  remove: () => Promise<void>;
};

/** The login function as it is deployed: one minified module. */
export async function bundleLogin(): Promise<LoginBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-login-'));
  const file = join(folder, 'index.mjs');
  const { metafile } = await build({
    entryPoints: [join(repository, 'server/src/login-lambda.ts')],
    outfile: file,
    absWorkingDir: repository,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const [output] = Object.values(metafile.outputs);
  if (!output) throw new Error('There is no bundle.');
  return {
    file,
    bytes: output.bytes,
    inputs: Object.keys(output.inputs),
    imports: output.imports.map(({ path, kind }) => ({ path, atStart: kind !== 'dynamic-import' })),
    remove: () => rm(folder, { recursive: true }),
  };
}
