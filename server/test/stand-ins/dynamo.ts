import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { oneAtATime } from '../../src/platform/files/one-at-a-time.ts';
import { type Answer, openFront, passOn } from './region-front.ts';

type Item = Record<string, AttributeValue>;
type Attempt = { TableName: string; Key: Item };

const program = findProgram();

/** Where this is undefined, a test against a table is skipped: the optional package has a program for Linux on x64 only. */
export const dynamoHere = program !== undefined;

function findProgram(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

export type DynamoRegion = Awaited<ReturnType<typeof openDynamoRegion>>;

/** One region of DynamoDB with one table in it, that can fall ill (see `openFront`) or run out of capacity. Needs credentials in the environment. */
export async function openDynamoRegion(table: CreateTableCommandInput) {
  if (!program) throw new Error('There is no stand-in for DynamoDB on this kind of machine.');
  const { url, stop } = await startProgram(program);
  const inside = new DynamoDBClient({ region: 'eu-west-1', endpoint: url });
  await inside.send(new CreateTableCommand(table));
  const inTurn = oneAtATime();
  /** When each key was last written, by this region or by one that told it. */
  const writtenAt = new Map<string, number>();
  let throttled = false;

  const front = await openFront((asked, body) => {
    if (throttled) return Promise.resolve(noCapacity);
    if (!/UpdateItem|PutItem|DeleteItem/.test(String(asked.headers['x-amz-target'])))
      return passOn(url, asked, body);
    const key = JSON.stringify((JSON.parse(body.toString()) as Attempt).Key);
    return inTurn(key, async () => {
      const answer = await passOn(url, asked, body);
      if (answer.status === 200) writtenAt.set(key, performance.now());
      return answer;
    });
  });

  const look = async (key: string): Promise<Item | undefined> =>
    (
      await inside.send(
        new GetItemCommand({ TableName: table.TableName, Key: JSON.parse(key) as Item }),
      )
    ).Item;

  /** As a global table does: of two writes the later stays, item by item. */
  async function hearOf(key: string, at: number, item: Item): Promise<void> {
    await inTurn(key, async () => {
      if ((writtenAt.get(key) ?? 0) >= at) return;
      await inside.send(new PutItemCommand({ TableName: table.TableName, Item: item }));
      writtenAt.set(key, at);
    });
  }

  return {
    ...front,
    endpoint: front.url,
    throttle: () => void (throttled = true),
    recover: async () => {
      throttled = false;
      await front.recover();
    },
    writtenAt,
    look,
    hearOf,
    close: async () => {
      await front.close();
      inside.destroy();
      await stop();
    },
  };
}

/** Tells the other region everything that it has not heard yet. */
export async function replicate(from: DynamoRegion, to: DynamoRegion): Promise<void> {
  const news = [...from.writtenAt].filter(([key, at]) => at > (to.writtenAt.get(key) ?? 0));
  await Promise.all(
    news.map(async ([key, at]) => {
      const item = await from.look(key);
      if (item) await to.hearOf(key, at, item);
    }),
  );
}

const noCapacity: Answer = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(
    JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
      message: 'The level of configured provisioned throughput for the table was exceeded.',
    }),
  ),
};

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function startProgram(path: string): Promise<{ url: string; stop: () => Promise<void> }> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    const child = spawn(path, ['serve', '--port', String(port)], { stdio: 'ignore' });
    const url = `http://127.0.0.1:${port}`;
    running.add(child);
    child.once('exit', () => running.delete(child));
    if (await answers(child, url)) return { url, stop: () => stop(child) };
  }
  throw new Error('The stand-in for DynamoDB did not start.');
}

/** False when it ended instead: another program was quicker to take its port. */
async function answers(child: ChildProcess, url: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const up = await fetch(url).then(
      () => true,
      () => false,
    );
    if (up) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
