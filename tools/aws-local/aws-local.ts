import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JSONWebKeySet } from 'jose';
import { openAuthorizer } from './authorizer.ts';
import { openBalancer } from './balancer.ts';
import { makeCertificate } from './certificate.ts';
import { openDoor, passOn } from './doors.ts';
import { openEdge } from './edge.ts';
import type { Asked, Handler } from './exchange.ts';
import { openFirewall } from './firewall.ts';
import { openGateway } from './gateway.ts';
import { openLoginFunction } from './login-function.ts';
import { readBoot, startServer } from './server-process.ts';
import { openServices } from './services.ts';
import { publishWebFiles } from './web-files.ts';

export type AwsLocal = Awaited<ReturnType<typeof openAwsLocal>>;

type Options = {
  /** The templates: `cdk.out`. */
  folder: string;
  /** An empty PostgreSQL database. */
  databaseUrl: string;
  /** Of the edge; 0 takes a free one. */
  port?: number;
  log?: (text: string) => void;
  /** A bundle to run in place of this repository. */
  program?: string;
  /** Told what takes long. */
  progress?: (sentence: string) => void;
};

/** The whole store as its templates describe it, on this machine: stand-ins for the services, one server, and the edge in front. */
export async function openAwsLocal(options: Options) {
  const {
    folder,
    databaseUrl,
    port = 0,
    log = () => undefined,
    progress = () => undefined,
  } = options;
  const data = await mkdtemp(join(tmpdir(), 'larder-aws-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(data, { recursive: true, force: true })];
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    const services = await openServices(folder);
    closing.push(services.close);
    const { cloud, cognito, s3, settings } = services;
    progress('The services stand.');
    await publishWebFiles(cloud, s3.url);
    const places = { edge: undefined as Handler | undefined };
    const tls = makeCertificate(new Date());
    const domain = new URL(readBoot(cloud).settings['LARDER_URL'] ?? '').host;
    const door = await openDoor((asked) => renamed(asked, domain, places.edge), {
      port,
      tls,
    });
    closing.push(door.close);
    const url = `https://localhost:${door.port}`;
    /** All that differs from what a server in the cloud is told. */
    const local: Record<string, string> = {
      HOST: '127.0.0.1',
      PORT: '0',
      LARDER_URL: url,
      LARDER_DATA: data,
      LARDER_DEMO: 'yes',
      DATABASE_URL: databaseUrl,
      LARDER_DATABASE_IAM: 'no',
      // There is no stand-in for who takes cards.
      LARDER_PAYMENTS: 'invoice',
      LARDER_LOG: 'warn',
      ...settings,
    };
    const server = await startServer(cloud, { local, log, program: options.program });
    closing.push(server.stop);
    const balancer = openBalancer(cloud, () => server.url);
    while (!(await balancer.isHealthy())) await sleep(100);
    const login = await openLoginFunction(cloud, {
      local: { ...settings, AWS_REGION: 'eu-west-1', LARDER_URL: url, LARDER_LOG: 'error' },
      log,
    });
    closing.push(login.close);
    const keysOf = async (issuer: string) => {
      const { pathname } = new URL(issuer);
      const reply = await fetch(`${cognito.endpoint}${pathname}/.well-known/jwks.json`);
      return (await reply.json()) as JSONWebKeySet;
    };
    const authorizer = openAuthorizer(cloud, keysOf);
    const gateway = openGateway(cloud, { authorizer, balancer, login });
    const firewall = openFirewall(cloud);
    const bucket = (name: string, asked: Asked) =>
      passOn(s3.url, { ...asked, path: `/${name}${asked.path}`, query: '', headers: {} }, 30_000);
    const edge = openEdge(cloud, { firewall, gateway, balancer, bucket });
    places.edge = edge;
    return {
      url,
      ca: tls.cert,
      server,
      services,
      local,
      close,
      /** What is asked by whoever does not go by the door: with any name, or past the edge. */
      edge,
      gateway,
      balancer,
      /** What of the edge's firewall is not here. */
      notHere: firewall.notHere,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Here the store goes by the name of this machine; the edge knows it by the one of the templates. */
async function renamed(asked: Asked, domain: string, edge: Handler | undefined) {
  const given = asked.headers['host'] ?? '';
  const host = /^(localhost|127\.0\.0\.1):\d+$/.test(given) ? domain : given;
  if (!edge) throw new Error('The store is not open yet.');
  return edge({ ...asked, headers: { ...asked.headers, host } });
}
