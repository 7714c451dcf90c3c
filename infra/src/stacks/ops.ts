import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { hooksPath } from '../api-routes.ts';
import { Alarms, everyMinute } from '../constructs/alarms.ts';
import type { Api } from './api.ts';
import type { App } from './app.ts';
import type { Data } from './data.ts';
import type { Identity } from './identity.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

type OpsProps = TierProps & { data: Data; app: App; api: Api; identity: Identity };

/** Who is woken, and why: each alarm says what customers notice. One dashboard, one budget. */
export class Ops extends Tier {
  constructor(scope: Construct, id: string, { data, app, api, ...props }: OpsProps) {
    super(scope, id, props);
    const alarms = new Alarms(this, 'Alarms', {
      name: this.named('alarms'),
      to: this.store.alarmsTo,
    });
    this.watchServers(alarms, app);
    this.watchData(alarms, data);
    this.watchApi(alarms, api);
    const dashboard = new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: this.named('store'),
    });
    dashboard.addWidgets(new cloudwatch.AlarmStatusWidget({ alarms: alarms.all, width: 24 }));
    dashboard.addWidgets(
      graph('Requests', [app.balancer.loadBalancer.metrics.requestCount()]),
      graph('Time to answer', [percentile(app, 'p50'), percentile(app, 'p99')]),
      graph('Faults', [app.servers.log.faults]),
      graph('Database', [
        data.database.instance.metricCPUUtilization(),
        data.database.instance.metricDatabaseConnections(),
      ]),
    );
    this.openBudget();
  }

  private watchServers(alarms: Alarms, { balancer, servers, scale }: App): void {
    const { targets, loadBalancer } = balancer;
    alarms.ring('TooFewServers', {
      impact: 'The store is slow or closed: too few servers can sell.',
      metric: targets.metrics.healthyHostCount({ ...everyMinute, statistic: 'Minimum' }),
      below: scale.servers.least,
      minutes: 5,
      missing: 'bad',
    });
    alarms.ring('ServerErrors', {
      impact: 'Customers see error pages, or their orders are refused.',
      metric: loadBalancer.metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT, everyMinute),
      above: 5,
      minutes: 3,
    });
    alarms.ring('SlowPages', {
      impact: 'Customers wait more than a second for a page.',
      metric: targets.metrics.targetResponseTime({ ...everyMinute, statistic: 'p99' }),
      above: 1,
      minutes: 10,
    });
    alarms.ring('Faults', {
      impact: 'Something that customers or staff asked for was not done; the log says what.',
      metric: servers.log.faults.with(everyMinute),
      above: 0,
      minutes: 5,
    });
  }

  private watchData(alarms: Alarms, { database, choices }: Data): void {
    const { instance } = database;
    alarms.ring('DatabaseBusy', {
      impact: 'Placing an order takes long; soon orders time out.',
      metric: instance.metricCPUUtilization(everyMinute),
      above: 80,
      minutes: 10,
      missing: 'bad',
    });
    alarms.ring('DatabaseFull', {
      impact: 'The store stops selling when the disk is full.',
      metric: instance.metricFreeStorageSpace(everyMinute),
      below: 4 * 1024 ** 3,
      minutes: 5,
      missing: 'bad',
    });
    alarms.ring('Baskets', {
      impact: 'Customers cannot fill their baskets, or see those of a while ago.',
      metric: choices.table.metricSystemErrorsForOperations({
        ...everyMinute,
        operations: [Operation.GET_ITEM, Operation.PUT_ITEM, Operation.DELETE_ITEM],
      }),
      above: 5,
      minutes: 3,
    });
  }

  private watchApi(alarms: Alarms, { api, login }: Api): void {
    alarms.ring('SignIn', {
      impact: 'Customers cannot sign in, so they cannot order.',
      metric: login.function.metricErrors(everyMinute),
      above: 3,
      minutes: 3,
    });
    alarms.ring('SignInsRefused', {
      impact: 'Customers are turned away at sign-in because too many sign in at once.',
      metric: login.function.metricThrottles(everyMinute),
      above: 0,
      minutes: 3,
    });
    alarms.ring('ApiErrors', {
      impact: 'Baskets and checkouts fail in the browser.',
      metric: api.metricServerError({ ...everyMinute, statistic: 'Sum' }),
      above: 5,
      minutes: 3,
    });
    if (this.store.payments === 'invoice') return;
    alarms.ring('HooksFail', {
      impact:
        'Customers who have paid wait for their confirmation: what the provider tells is lost.',
      metric: hooks(api, '5xx'),
      above: 0,
      minutes: 5,
    });
    alarms.ring('HooksRefused', {
      impact:
        'Customers who have paid wait for their confirmation: the provider’s signature is refused, or it tells more than may come in.',
      metric: hooks(api, '4xx'),
      above: 5,
      minutes: 10,
    });
  }

  private openBudget(): void {
    const { alarmsTo, monthlyBudgetDollars } = this.store;
    const warn = (notificationType: string, threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: alarmsTo }],
    });
    new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetName: this.named('monthly'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudgetDollars, unit: 'USD' },
      },
      notificationsWithSubscribers: [warn('ACTUAL', 80), warn('FORECASTED', 100)],
    });
  }
}

/** Of the route alone that a provider of payments tells things at. */
const hooks = (api: Api['api'], metricName: '4xx' | '5xx') =>
  new cloudwatch.Metric({
    ...everyMinute,
    namespace: 'AWS/ApiGateway',
    metricName,
    statistic: 'Sum',
    dimensionsMap: {
      ApiId: api.apiId,
      Stage: '$default',
      Method: HttpMethod.POST,
      Resource: hooksPath,
    },
  });

const graph = (title: string, left: cloudwatch.IMetric[]) =>
  new cloudwatch.GraphWidget({ title, left, width: 12 });

const percentile = ({ balancer }: App, statistic: string) =>
  balancer.targets.metrics.targetResponseTime({ statistic });
