import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Cloud } from './cloud.ts';

const repository = join(import.meta.dirname, '../..');

const templateSchema = z.object({
  LaunchTemplateData: z.object({ UserData: z.string() }),
});

/** How a new server would be told to run the store: its command and its settings, from the script that it boots with. */
export function readBoot(cloud: Cloud): { command: string[]; settings: Record<string, string> } {
  const { UserData } = cloud.one('AWS::EC2::LaunchTemplate', templateSchema).properties
    .LaunchTemplateData;
  const file = (path: string): string => {
    const start = `cat >${path} <<'END_OF_FILE'\n`;
    const at = UserData.indexOf(start);
    if (at < 0) throw new Error(`A new server does not write ${path}.`);
    return UserData.slice(at + start.length, UserData.indexOf('\nEND_OF_FILE', at));
  };
  const command = /^ExecStart=(.*)$/m.exec(file('/etc/systemd/system/larder.service'))?.[1] ?? '';
  const secretName = parseEnv(file('/etc/larder/secrets.conf'))['COGNITO_SECRET_NAME'] ?? '';
  return {
    command: command.split(' '),
    settings: {
      ...(parseEnv(file('/etc/larder/settings.env')) as Record<string, string>),
      LARDER_COGNITO_SECRET: cloud.secret(secretName),
    },
  };
}

/** Runs one server as the template would, with `local` settings over the template's. Resolves once it listens. */
export async function startServer(
  cloud: Cloud,
  {
    local,
    log,
    program,
  }: {
    local: Record<string, string>;
    log: (text: string) => void;
    /** The folder of a bundle, with a Node of its own; this repository where there is none. */
    program?: string | undefined;
  },
) {
  const { command, settings } = readBoot(cloud);
  const [, ...args] = command;
  const node = program === undefined ? process.execPath : join(program, 'bin/node');
  const child = spawn(node, args, {
    cwd: program ?? repository,
    env: { NODE_ENV: 'production', PATH: process.env['PATH'], ...settings, ...local },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  process.once('exit', () => child.kill('SIGKILL'));
  const said: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stderr.on('data', (chunk: Buffer) => log(chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    const port = /listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port) resolve(`http://127.0.0.1:${port}`);
  });
  void ended.then(() => reject(new Error(`The server stopped. ${said.join(' ')}`)));
  return {
    url: await promise,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
