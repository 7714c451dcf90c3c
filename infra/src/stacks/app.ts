import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { Administrators } from '../constructs/administrators.ts';
import { Balancer } from '../constructs/balancer.ts';
import type { Data } from './data.ts';
import type { Identity } from './identity.ts';
import type { Network } from './network.ts';
import { OriginSecrets } from '../constructs/origin-secret.ts';
import { Servers } from '../constructs/servers.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';
import { WebFiles } from '../constructs/web-files.ts';

type AppProps = TierProps & {
  zone: route53.IHostedZone;
  network: Network;
  data: Data;
  identity: Identity;
};

/** Of one server for orders, at which there should be one more: a hundred a second. */
const ordersAMinute = 6000;

/** The name under which the edge finds the API. */
export const apiHost = (domain: string) => `api.${domain}`;

/** The application servers behind their balancer, and the files that their pages ask browsers to load. */
export class App extends Tier {
  readonly certificate: acm.Certificate;
  readonly originSecrets: OriginSecrets;
  /** By which the edge finds the API. */
  readonly originDoors: OriginSecrets;
  readonly balancer: Balancer;
  readonly servers: Servers;
  /** What places orders, where that is apart. */
  readonly orderServers: Servers | undefined;

  constructor(scope: Construct, id: string, { zone, network, data, identity, ...props }: AppProps) {
    super(scope, id, props);
    const { domain } = this.store;
    this.certificate = new acm.Certificate(this, 'Certificate', {
      domainName: domain,
      subjectAlternativeNames: [`www.${domain}`, apiHost(domain)],
      validation: acm.CertificateValidation.fromDns(zone),
    });
    this.originSecrets = new OriginSecrets(this, 'OriginSecrets', {
      named: (what) => this.named(what),
      generation: this.store.originSecretGeneration,
      kind: 'origin',
    });
    this.originDoors = new OriginSecrets(this, 'OriginDoors', {
      named: (what) => this.named(what),
      generation: this.store.originSecretGeneration,
      kind: 'door',
    });
    const files = new WebFiles(this, 'WebFiles', { bucketName: data.storage.names.assets });
    const common = {
      store: this.store,
      network,
      data,
      identity,
      named: (what: string) => this.named(what),
    };
    this.servers = new Servers(this, 'Servers', {
      ...common,
      size: this.scale.servers,
      name: this.named('servers'),
    });
    const { orderServers } = this.scale;
    this.orderServers =
      this.store.ordersApart && orderServers
        ? new Servers(this, 'OrderServers', {
            ...common,
            size: orderServers,
            name: this.named('order-servers'),
          })
        : undefined;
    // New pages name new files: those are there first.
    for (const servers of [this.servers, this.orderServers])
      servers?.group.node.addDependency(files);
    this.balancer = new Balancer(this, 'Balancer', {
      network,
      certificate: this.certificate,
      originSecrets: this.originSecrets,
      servers: this.servers,
      orderServers: this.orderServers,
      logs: data.storage.logs,
      name: this.named('store'),
      guarded: this.store.guarded,
    });
    this.servers.group.scaleOnRequestCount('Requests', {
      targetRequestsPerMinute: this.scale.requestsPerSecond * 6,
    });
    // An order is one request; a server that places them takes 0.7 ms of a core for each (docs/scale.md), and waits for the database most of the time.
    this.orderServers?.group.scaleOnRequestCount('Orders', {
      targetRequestsPerMinute: ordersAMinute,
    });
    new Administrators(this, 'Administrators', {
      name: this.named('database-administrators'),
      database: data.database,
      servers: this.servers,
    });
  }
}
