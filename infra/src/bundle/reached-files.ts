import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The files below `folder` that its programs can come to import, from its root, packages included. What is only imported where it is chosen and is not
 * installed is left out; whatever else is missing is an error. What a program reads from a path that it makes is not seen.
 */
export async function reachedFiles(
  folder: string,
  programs: string[],
  notInstalled: string[],
): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: programs.map((program) => join(folder, program)),
    outdir: join(folder, 'unwritten'),
    external: notInstalled,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // As Node looks: no field and no condition that only bundlers know.
    mainFields: ['main'],
    conditions: ['node-addons', 'module-sync'],
    loader: { '.node': 'copy' },
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs);
}
