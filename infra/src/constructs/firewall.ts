import { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { otherLanguages } from '../../../server/src/contract/languages.ts';
import { edgePages } from './edge-pages.ts';

type Statement = wafv2.CfnWebACL.StatementProperty;

/**
 * Requests a minute and an address. Thousands of people come from one address where a carrier shares it among them, and most of them at a cut-off: what
 * stops a flood must let two hundred of them through who order at once, each with thirty requests and one sign-in. Who guesses passwords is stopped by
 * account at Cognito.
 */
const mostRequestsPerMinute = { store: 6000, auth: 300, hooks: 3000 };

/** What the server takes of most JSON and forms (`http/body-limits.ts`); a recipe and its picture may be larger, and the server measures them. */
const mostBodyBytes = 64 * 1024;

/** Looks at the path as the store will read it, however it is written. */
const pathLike = (regexString: string): Statement => ({
  regexMatchStatement: {
    fieldToMatch: { uriPath: {} },
    regexString,
    textTransformations: [
      { priority: 0, type: 'URL_DECODE' },
      { priority: 1, type: 'NORMALIZE_PATH' },
    ],
  },
});

/** Of these, what sends something. */
function sent(statement: Statement): Statement {
  const isPost: Statement = {
    byteMatchStatement: {
      fieldToMatch: { method: {} },
      searchString: 'POST',
      positionalConstraint: 'EXACTLY',
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
  return { andStatement: { statements: [isPost, statement] } };
}

const pictureUpload = pathLike('^/api/admin/recipes/[^/]+/picture$');
/** Sign-in itself, and the pages whose forms do it in the visitor's name; checkout is one of them. To look at such a page is no sign-in. */
const signingIn = sent(
  pathLike(
    `^/(auth/|((${otherLanguages.join('|')})/)?(sign-in|sign-up|sign-out|confirm|forgot-password|reset-password|checkout)([.]data)?$)`,
  ),
);
/** A provider tells of payments from a few addresses, many at once when a day's boxes are charged; its words are signed. */
const hook = pathLike('^/api/payments/hooks/[a-z]+$');
const notAHook: Statement = { notStatement: { statement: hook } };
const notAPicture: Statement = { notStatement: { statement: pictureUpload } };
/** Where a recipe is written: sixty steps of a thousand letters in any script. */
const recipeWriting = pathLike(
  '^/(api/admin/recipes(/[0-9]+)?|admin/menu/recipes/[^/]+([.]data)?)$',
);
const notARecipe: Statement = { notStatement: { statement: recipeWriting } };

/** The edge's web ACL: known bad senders, known bad requests, too many requests, too large ones. */
export class Firewall extends Construct {
  readonly arn: string;
  readonly metric: string;

  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id);
    this.metric = name;
    const acl = new wafv2.CfnWebACL(this, 'WebAcl', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen(name),
      customResponseBodies: bodies,
      associationConfig: {
        requestBody: { CLOUDFRONT: { defaultSizeInspectionLimit: 'KB_64' } },
      },
      rules: [
        managed(0, 'AWSManagedRulesAmazonIpReputationList'),
        perMinute(1, 'auth', signingIn),
        perMinute(2, 'hooks', hook),
        perMinute(3, 'store', notAHook),
        managed(4, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managed(5, 'AWSManagedRulesCommonRuleSet', {
          // Addresses that a hook is full of look like an attack to it.
          scopeDownStatement: { andStatement: { statements: [notAPicture, notAHook] } },
          // Larger than 8 kB is no crime here; the next rule knows our own limit.
          ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }],
        }),
        noLargeBody(6),
      ],
    });
    this.arn = acl.attrArn;
    const log = new logs.LogGroup(this, 'Log', {
      logGroupName: `aws-waf-logs-${name}`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [log.logGroupArn],
      redactedFields: ['authorization', 'cookie'].map((header) => ({
        singleHeader: { Name: header },
      })),
    });
  }
}

/** What people read whom it turns away; programs go by the status. */
const bodies = {
  tooMany: html(edgePages.tooMany),
  tooLarge: html(edgePages.tooLarge),
};

function html(content: string): wafv2.CfnWebACL.CustomResponseBodyProperty {
  return { contentType: 'TEXT_HTML', content };
}

const seen = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

function managed(
  priority: number,
  name: string,
  more: Partial<wafv2.CfnWebACL.ManagedRuleGroupStatementProperty> = {},
): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    visibilityConfig: seen(name),
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name, ...more } },
  };
}

function perMinute(
  priority: number,
  what: keyof typeof mostRequestsPerMinute,
  scopeDownStatement?: Statement,
): wafv2.CfnWebACL.RuleProperty {
  const name = `too-many-${what}`;
  return {
    name,
    priority,
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: 'tooMany',
          responseHeaders: [{ name: 'retry-after', value: '60' }],
        },
      },
    },
    visibilityConfig: seen(name),
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        evaluationWindowSec: 60,
        limit: mostRequestsPerMinute[what],
        ...(scopeDownStatement && { scopeDownStatement }),
      },
    },
  };
}

function noLargeBody(priority: number): wafv2.CfnWebACL.RuleProperty {
  const name = 'too-large';
  const tooLarge: Statement = {
    sizeConstraintStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      comparisonOperator: 'GT',
      size: mostBodyBytes,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
  return {
    name,
    priority,
    action: { block: { customResponse: { responseCode: 413, customResponseBodyKey: 'tooLarge' } } },
    visibilityConfig: seen(name),
    statement: { andStatement: { statements: [tooLarge, notAPicture, notARecipe] } },
  };
}
