import { openAwsLocal, type AwsLocal } from './aws-local.ts';
import { openDoor } from './doors.ts';
import { said } from './exchange.ts';
import { startOwnPostgres } from './own-postgres.ts';
import { credentials } from './services.ts';
import { newAdministrator, password } from './shopping.ts';
import { synthesise } from './synthesise.ts';

// `npm run start:aws-local`: the store as it would be deployed, on this machine, until Ctrl-C. Nothing is kept.
const print = (sentence: string) => process.stdout.write(`${sentence}\n`);
const closing: (() => Promise<unknown>)[] = [];
let stopped = false;
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// Only the stand-ins are asked, and only they take this.
Object.assign(process.env, credentials);
try {
  await open();
} catch (error) {
  await close();
  throw error;
}

async function open(): Promise<void> {
  print('Writing the templates, as a deployment would.');
  const { folder, remove } = await synthesise();
  closing.push(remove);
  const postgres = await startOwnPostgres(closing, print);
  const local = await openAwsLocal({
    folder,
    databaseUrl: postgres.url,
    port: 4000,
    progress: print,
    log: (text) => process.stderr.write(text),
  });
  closing.push(local.close);
  const letters = await openDoor(() => Promise.resolve(said(200, lettersOf(local), plain)), {
    port: 4001,
  });
  closing.push(letters.close);
  describe(local);
  const { email } = await newAdministrator(local);
  print(
    `Administrator: ${email} with password "${password}"; enrol an authenticator app at /admin.`,
  );
  print('Letters: http://localhost:4001');
  print(`Larder is open at ${local.url}, with a certificate of its own making. Ctrl-C closes it.`);
}

const plain = { 'content-type': 'text/plain; charset=utf-8' };

function lettersOf({ services: { cognito, ses } }: AwsLocal): string {
  const codes = cognito.letters.map(({ to, subject, text }) => `To: ${to}\n${subject}\n\n${text}`);
  return [...codes, ...ses.letters].toReversed().join(`\n\n${'-'.repeat(72)}\n\n`);
}

function describe({ local, notHere }: AwsLocal): void {
  print(`What a server here is told otherwise than in the cloud:`);
  for (const name of Object.keys(local).sort())
    print(`  ${name}=${/SECRET|DATABASE_URL/.test(name) ? '…' : (local[name] ?? '')}`);
  print(`Not here: the firewall's rules that AWS manages (${notHere.join(', ')}), compression.`);
}

async function close(): Promise<void> {
  for (const each of closing.splice(0).reverse()) await each();
}

function stop(): void {
  // A terminal and npm both pass Ctrl-C on: the second is the same one.
  if (stopped) return;
  stopped = true;
  print('Closing.');
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
}
