import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { without, type Answer } from './exchange.ts';

const own = z.object({ Override: z.boolean() });
const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z
      .object({ Items: z.array(own.extend({ Header: z.string(), Value: z.string() })) })
      .default({ Items: [] }),
    RemoveHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string() })) })
      .default({ Items: [] }),
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: own.extend({ ContentSecurityPolicy: z.string() }).optional(),
      ContentTypeOptions: own.optional(),
      FrameOptions: own.extend({ FrameOption: z.string() }).optional(),
      ReferrerPolicy: own.extend({ ReferrerPolicy: z.string() }).optional(),
      StrictTransportSecurity: own
        .extend({
          AccessControlMaxAgeSec: z.number(),
          IncludeSubdomains: z.boolean().default(false),
        })
        .optional(),
    }),
  }),
});
type Security = z.output<
  typeof policySchema
>['ResponseHeadersPolicyConfig']['SecurityHeadersConfig'];
type Said = { name: string; value: string; overrides: boolean };

/** What each policy of the template does to an answer's headers, by the policy's name. */
export function responseHeaders(cloud: Cloud): Map<string, (answer: Answer) => Answer> {
  return new Map(
    cloud
      .all('AWS::CloudFront::ResponseHeadersPolicy', policySchema)
      .map(({ ref, properties: { ResponseHeadersPolicyConfig: policy } }) => {
        const removed = policy.RemoveHeadersConfig.Items.map(({ Header }) => Header.toLowerCase());
        const custom = policy.CustomHeadersConfig.Items.map(({ Header, Value, Override }) => ({
          name: Header.toLowerCase(),
          value: Value,
          overrides: Override,
        }));
        const all = [...securityOf(policy.SecurityHeadersConfig), ...custom];
        return [ref, (answer) => apply(answer, removed, all)];
      }),
  );
}

function apply(answer: Answer, removed: string[], all: Said[]): Answer {
  const headers = without(answer.headers, ...removed);
  for (const { name, value, overrides } of all)
    if (overrides || headers[name] === undefined) headers[name] = value;
  return { ...answer, headers };
}

function securityOf(given: Security): Said[] {
  const said = (name: string, from: z.output<typeof own> | undefined, value: string | undefined) =>
    from ? [{ name, value: value ?? '', overrides: from.Override }] : [];
  const csp = given.ContentSecurityPolicy;
  const hsts = given.StrictTransportSecurity;
  const ages = `max-age=${hsts?.AccessControlMaxAgeSec}`;
  return [
    ...said('content-security-policy', csp, csp?.ContentSecurityPolicy),
    ...said('x-content-type-options', given.ContentTypeOptions, 'nosniff'),
    ...said('x-frame-options', given.FrameOptions, given.FrameOptions?.FrameOption),
    ...said('referrer-policy', given.ReferrerPolicy, given.ReferrerPolicy?.ReferrerPolicy),
    ...said(
      'strict-transport-security',
      hsts,
      hsts?.IncludeSubdomains ? `${ages}; includeSubDomains` : ages,
    ),
  ];
}
