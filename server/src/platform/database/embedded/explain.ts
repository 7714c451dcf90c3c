import { statfs } from 'node:fs/promises';
import { DiskFullError, StartupError } from '../../../startup-error.ts';

/** One sentence out of what PostgreSQL wrote before it gave up. */
export async function explain(folder: string, what: string, output: string, cause?: unknown) {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 1_000_000 || /No space left|free disk space|ENOSPC|EDQUOT/.test(output))
    return new DiskFullError(
      `The disk that holds ${folder} is full: make room on it, then start again.`,
      { cause },
    );
  if (/could not look up effective user ID/.test(output))
    return new StartupError(
      `PostgreSQL runs only as a user that has a name on this machine, and number ${process.getuid?.()} has none: add it to /etc/passwd, start Larder as another user, or set DATABASE_URL.`,
      { cause },
    );
  return new StartupError(
    `${what} in ${folder} (${lastWords(output)}): correct that, set LARDER_DATA to another folder, or set DATABASE_URL to use another PostgreSQL.`,
    { cause },
  );
}

/** The last fatal line of a PostgreSQL log or, without one, its last line. */
function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim());
  const fatal = lines.findLast((line) => /(FATAL|PANIC|error):\s/.test(line));
  return (fatal ?? lines.at(-1) ?? 'it wrote nothing').replace(/^.*?(?=FATAL|PANIC)/, '').trim();
}
