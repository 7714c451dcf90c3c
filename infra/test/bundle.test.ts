import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reachedFiles } from '../src/bundle/reached-files.ts';
import { trimProgram } from '../src/bundle/trim-program.ts';

// What a server's program is made with; `tools/aws-check/bundle.ts` makes the whole and runs it.

const onLinux = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

test.runIf(onLinux)('a program runs without what only tells of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'larder-trim-'));
  try {
    const whole = readFileSync(process.execPath);
    const trimmed = trimProgram(whole);
    expect(trimmed.length).toBeLessThan(whole.length * 0.95);
    const file = join(folder, 'node');
    writeFileSync(file, trimmed);
    chmodSync(file, 0o755);
    const said = execFileSync(file, ['-p', 'process.version'], { encoding: 'utf8' });
    expect(said.trim()).toBe(process.version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what is no program is not cut', () => {
  expect(() => trimProgram(Buffer.from('#!/bin/sh\necho no program\n'.repeat(9)))).toThrow(
    'no program',
  );
});

test('of the packages, what a program can come to import is reached, and nothing else; what is missing is an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'larder-reach-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    const manifest = { name: 'kept', type: 'module', main: 'main.js', module: 'other.js' };
    write('node_modules/kept/package.json', JSON.stringify(manifest));
    write('node_modules/kept/main.js', `export const kept = () => import('./later.js');`);
    write('node_modules/kept/later.js', 'export {};');
    write('node_modules/kept/other.js', 'export const kept = 1;');
    write('node_modules/tool/index.js', 'module.exports = 1;');
    write('start.ts', `import { kept } from 'kept'; import('chosen'); kept();`);
    expect((await reachedFiles(folder, ['start.ts'], ['chosen'])).sort()).toEqual([
      'node_modules/kept/later.js',
      'node_modules/kept/main.js',
      'start.ts',
    ]);
    await expect(reachedFiles(folder, ['start.ts'], [])).rejects.toThrow('chosen');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
