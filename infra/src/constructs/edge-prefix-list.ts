import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  PhysicalResourceId,
} from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { accept } from '../accept.ts';

const name = 'com.amazonaws.global.cloudfront.origin-facing';

/** The addresses that CloudFront calls origins from. AWS keeps them in a list whose id differs by region: it is asked at deploy. */
export function edgePrefixList(scope: Construct): ec2.IPeer {
  const found = new AwsCustomResource(scope, 'EdgePrefixList', {
    onUpdate: {
      service: 'EC2',
      action: 'DescribeManagedPrefixLists',
      parameters: { Filters: [{ Name: 'prefix-list-name', Values: [name] }] },
      physicalResourceId: PhysicalResourceId.of(name),
      outputPaths: ['PrefixLists.0.PrefixListId'],
    },
    policy: AwsCustomResourcePolicy.fromSdkCalls({
      resources: AwsCustomResourcePolicy.ANY_RESOURCE,
    }),
    installLatestAwsSdk: false,
  });
  accept(found, 'Prefix lists cannot be described one by one.', 'IAM5[Resource::*]');
  return ec2.Peer.prefixList(found.getResponseField('PrefixLists.0.PrefixListId'));
}
