import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { said, type Answer, type Asked } from './exchange.ts';

type Statement = z.output<typeof statement>;
const byUri = z.object({ UriPath: z.object({}) });
const ofBody = z.object({ Body: z.object({ OversizeHandling: z.literal('MATCH') }) });

const statement = z.strictObject({
  ManagedRuleGroupStatement: z.object({ Name: z.string() }).optional(),
  RateBasedStatement: z
    .object({
      AggregateKeyType: z.literal('IP'),
      EvaluationWindowSec: z.number(),
      Limit: z.number(),
      get ScopeDownStatement() {
        return statement.optional();
      },
    })
    .optional(),
  ByteMatchStatement: z
    .object({
      FieldToMatch: z.object({ Method: z.object({}) }),
      SearchString: z.string(),
      PositionalConstraint: z.literal('EXACTLY'),
    })
    .optional(),
  RegexMatchStatement: z.object({ FieldToMatch: byUri, RegexString: z.string() }).optional(),
  SizeConstraintStatement: z
    .object({ FieldToMatch: ofBody, ComparisonOperator: z.literal('GT'), Size: z.number() })
    .optional(),
  get NotStatement() {
    return z.object({ Statement: statement }).optional();
  },
  get AndStatement() {
    return z.object({ Statements: z.array(statement) }).optional();
  },
});

const acl = z.object({
  DefaultAction: z.object({ Allow: z.object({}) }),
  CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string() })),
  Rules: z.array(
    z.object({
      Name: z.string(),
      Priority: z.number(),
      Statement: statement,
      Action: z
        .object({
          Block: z.object({
            CustomResponse: z
              .object({ ResponseCode: z.number(), CustomResponseBodyKey: z.string() })
              .optional(),
          }),
        })
        .optional(),
    }),
  ),
});

/** The web ACL's own rules: what they block is answered here. AWS's managed groups of rules are not in the template; `notHere` names them. */
export function openFirewall(cloud: Cloud, clock: () => number = Date.now) {
  const { properties } = cloud.one('AWS::WAFv2::WebACL', acl);
  const rules = properties.Rules.toSorted((one, other) => one.Priority - other.Priority);
  const seen = new Map<string, number[]>();

  function tooOften(
    name: string,
    limits: NonNullable<Statement['RateBasedStatement']>,
    from: string,
  ) {
    const now = clock();
    const key = `${name} ${from}`;
    const since = now - limits.EvaluationWindowSec * 1000;
    const times = [...(seen.get(key) ?? []).filter((time) => time > since), now];
    seen.set(key, times);
    return times.length > limits.Limit;
  }

  function matches(name: string, given: Statement, asked: Asked): boolean {
    const { RateBasedStatement: rate, AndStatement: and, NotStatement: not } = given;
    if (and) return and.Statements.every((each) => matches(name, each, asked));
    if (not) return !matches(name, not.Statement, asked);
    if (rate) {
      const scope = rate.ScopeDownStatement;
      return (!scope || matches(name, scope, asked)) && tooOften(name, rate, asked.from);
    }
    if (given.ByteMatchStatement) return asked.method === given.ByteMatchStatement.SearchString;
    if (given.RegexMatchStatement)
      return new RegExp(given.RegexMatchStatement.RegexString).test(asked.path);
    if (given.SizeConstraintStatement)
      return asked.body.length > given.SizeConstraintStatement.Size;
    throw new Error(`The stand-in for the firewall does not know a statement of ${name}.`);
  }

  return {
    notHere: rules.flatMap(({ Statement: each }) => each.ManagedRuleGroupStatement?.Name ?? []),
    /** What is answered in the store's place, if anything. */
    objection: (asked: Asked): Answer | undefined => {
      const rule = rules.find(
        ({ Name, Statement: given }) =>
          !given.ManagedRuleGroupStatement && matches(Name, given, asked),
      );
      if (!rule) return undefined;
      const response = rule.Action?.Block.CustomResponse;
      const body = properties.CustomResponseBodies[response?.CustomResponseBodyKey ?? ''];
      const headers = { server: 'CloudFront', 'content-type': 'text/html' };
      return said(response?.ResponseCode ?? 403, body?.Content ?? '', headers);
    },
  };
}
