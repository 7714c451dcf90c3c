import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Validations } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { edgeDoor } from '../../../server/src/contract/edge-door.ts';
import { accept } from '../accept.ts';
import type { Api } from './api.ts';
import type { App } from './app.ts';
import type { Data } from './data.ts';
import type { EdgeCert } from './edge-cert.ts';
import type { Mail } from './mail.ts';
import { cachePolicies, headersPolicy } from '../constructs/edge-policies.ts';
import { awayPage } from '../constructs/web-files.ts';
import { originHeader } from '../constructs/origin-secret.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

type EdgeProps = TierProps & {
  zone: route53.IHostedZone;
  cert: EdgeCert;
  data: Data;
  mail: Mail;
  app: App;
  api: Api;
};

/** Files of the pages that do not live below /assets/. */
const namedFiles = ['/favicon.svg', '/apple-touch-icon.png', '/hero-*', '/og.jpg'];

/** The one public door: static files and stored results from S3, the API and sign-in by API Gateway, pages from the servers. */
export class Edge extends Tier {
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, tiers: EdgeProps) {
    const { zone, cert, data, mail, app, api, ...props } = tiers;
    super(scope, id, props);
    const { domain } = this.store;
    const policies = cachePolicies(this, (what) => this.named(what));
    const common = {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headersPolicy(this, this.named('headers')),
      compress: true,
    };
    const dynamic = {
      ...common,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      functionAssociations: [
        { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: this.viewerRequest() },
      ],
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    };
    const customHeaders = { [originHeader]: app.originSecrets.spoken };
    const assets = this.bucketOrigin('Assets', data.storage.names.assets);
    const objects = this.bucketOrigin('Objects', data.storage.names.objects);
    const gateway: cloudfront.BehaviorOptions = {
      ...dynamic,
      origin: new origins.HttpOrigin(api.host, {
        customHeaders,
        originPath: `/${edgeDoor.partOf(app.originDoors.spoken)}`,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(30),
      }),
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const hashed = { ...common, cachePolicy: policies.hashed };
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: this.named('edge'),
      domainNames: [domain, `www.${domain}`],
      certificate: cert.certificate,
      webAclId: cert.firewall.arn,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      // What no server of ours answers: that none could be reached, or not in time.
      errorResponses: [502, 504].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: httpStatus,
        responsePagePath: awayPage,
        ttl: Duration.seconds(0),
      })),
      defaultBehavior: {
        ...dynamic,
        origin: origins.VpcOrigin.withApplicationLoadBalancer(app.balancer.loadBalancer, {
          customHeaders,
          protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
          readTimeout: Duration.seconds(30),
          keepaliveTimeout: Duration.seconds(55),
        }),
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER,
      },
      additionalBehaviors: {
        '/assets/*': { ...hashed, origin: assets },
        '/pictures/*': { ...hashed, origin: objects },
        '/catalog/*': { ...common, cachePolicy: policies.storedResults, origin: objects },
        ...Object.fromEntries(
          [...namedFiles, awayPage].map((path) => [
            path,
            { ...common, cachePolicy: policies.named, origin: assets },
          ]),
        ),
        '/auth/*': gateway,
        '/api/*': gateway,
      },
    });
    Validations.of(this.distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      reason: 'The buckets admit the distributions of this account in their own stack.',
    });
    accept(this.distribution, 'The access log is delivered by CloudWatch, in edge-ops.ts.', 'CFR3');
    accept(this.distribution, 'Customers travel; an order is delivered by its address.', 'CFR1');
    this.nameIt(zone);
    this.hear(mail);
  }

  /** Once the store answers by its name: it confirms by itself that SNS may tell it what came back. */
  private hear({ events }: Mail): void {
    const subscription = new sns.Subscription(this, 'MailEvents', {
      topic: events,
      protocol: sns.SubscriptionProtocol.HTTPS,
      endpoint: `https://${this.store.domain}/api/mail/events`,
    });
    subscription.node.addDependency(
      ...this.node.children.filter((child) => child instanceof route53.RecordSet),
    );
  }

  private nameIt(zone: route53.IHostedZone): void {
    const target = route53.RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    for (const recordName of [this.store.domain, `www.${this.store.domain}`]) {
      new route53.ARecord(this, `${recordName}A`, { zone, recordName, target });
      new route53.AaaaRecord(this, `${recordName}Aaaa`, { zone, recordName, target });
    }
  }

  private viewerRequest(): cloudfront.Function {
    const code = readFileSync(join(import.meta.dirname, 'viewer-request.js'), 'utf8');
    return new cloudfront.Function(this, 'ViewerRequest', {
      functionName: this.named('viewer-request'),
      comment: 'Who is asking, from the cookie that only the store can set',
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(code.replace('STORE_DOMAIN', this.store.domain)),
    });
  }

  /** By name, because the bucket's own stack already admits the edge: knowing it here would make a circle. */
  private bucketOrigin(id: string, bucketName: string): cloudfront.IOrigin {
    const known = s3.Bucket.fromBucketAttributes(this, `${id}Bucket`, {
      bucketName,
      region: this.region,
    });
    return origins.S3BucketOrigin.withOriginAccessControl(known);
  }
}
