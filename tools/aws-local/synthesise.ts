import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const main = join(import.meta.dirname, '../../infra/src/main.ts');

/** Writes the templates of an environment, as a deployment would, into a folder that `remove` takes away again. */
export async function synthesise(
  environment = 'small',
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-cdk-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, [main, environment], {
      env: { ...process.env, CDK_OUTDIR: folder },
      maxBuffer: 16 * 1024 * 1024,
    });
    await readFile(join(folder, 'manifest.json'));
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
