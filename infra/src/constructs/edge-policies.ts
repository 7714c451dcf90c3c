import { Duration } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** How long the edge keeps what comes from S3. Neither cookies nor queries make two answers of one. */
export function cachePolicies(scope: Construct, named: (what: string) => string) {
  const policy = (
    id: string,
    times: Pick<cloudfront.CachePolicyProps, 'minTtl' | 'defaultTtl' | 'maxTtl'>,
  ) =>
    new cloudfront.CachePolicy(scope, id, {
      ...times,
      cachePolicyName: named(id.toLowerCase()),
      cookieBehavior: cloudfront.CacheCookieBehavior.none(),
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.none(),
      headerBehavior: cloudfront.CacheHeaderBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  const year = Duration.days(365);
  const hour = Duration.hours(1);
  const minute = Duration.minutes(1);
  return {
    hashed: policy('Hashed', { minTtl: Duration.days(1), defaultTtl: year, maxTtl: year }),
    named: policy('Named', { minTtl: Duration.seconds(0), defaultTtl: hour, maxTtl: hour }),
    storedResults: policy('StoredResults', {
      minTtl: Duration.seconds(0),
      defaultTtl: minute,
      maxTtl: minute,
    }),
  };
}

/** What browsers are told with every answer; where the server says more itself, its word stands. */
export function headersPolicy(scope: Construct, name: string): cloudfront.ResponseHeadersPolicy {
  const override = false;
  return new cloudfront.ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: name,
    removeHeaders: ['server', 'x-amz-server-side-encryption', 'x-amz-version-id', 'x-powered-by'],
    securityHeadersBehavior: {
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
      referrerPolicy: {
        referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override,
      },
      contentSecurityPolicy: {
        contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        override,
      },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-resource-policy', value: 'same-origin', override }],
    },
  });
}
