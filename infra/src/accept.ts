import { Validations, type Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says why findings of AwsSolutions may stand, for one construct and what is below it. `rules` are ids without the pack's name. */
export function accept(construct: IConstruct, reason: string, ...rules: string[]): void {
  for (const rule of rules)
    Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

export const lambdaLogs =
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';

/** The CDK brings functions of its own that run while it deploys: their code, role and runtime come with its version. */
export function acceptHelpers(stack: Stack): void {
  const helpers = stack.node.children.filter(({ node }) => /^(AWS679f|Custom::)/.test(node.id));
  for (const helper of helpers) {
    accept(helper, 'A helper of the CDK that runs at deploy only.', lambdaLogs, 'L1');
  }
}
