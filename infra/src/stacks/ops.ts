import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { hooksPath, signInRoute } from '../api-routes.ts';
import { Alarms, everyMinute } from '../constructs/alarms.ts';
import { linesOf, type Api } from './api.ts';
import type { App } from './app.ts';
import type { Data } from './data.ts';
import type { Identity } from './identity.ts';
import { countLines } from '../constructs/server-log.ts';
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
    watchMail(alarms);
    const dashboard = new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: this.named('store'),
    });
    dashboard.addWidgets(new cloudwatch.AlarmStatusWidget({ alarms: alarms.all, width: 24 }));
    dashboard.addWidgets(
      graph('Requests', [app.balancer.loadBalancer.metrics.requestCount()]),
      graph('Time to answer', [percentile(app, 'p50'), percentile(app, 'p99')]),
      graph('Faults', [app.servers.log.faults]),
      graph('Database', [
        data.database.engine.measures.work,
        data.database.engine.measures.connections,
      ]),
    );
    this.openBudget();
  }

  private watchServers(alarms: Alarms, { balancer, servers, orderServers, scale }: App): void {
    const { targets, loadBalancer } = balancer;
    alarms.ring('TooFewServers', {
      impact: 'The store is slow or closed: too few servers can sell.',
      metric: targets.metrics.healthyHostCount({ ...everyMinute, statistic: 'Minimum' }),
      below: scale.servers.least,
      minutes: 5,
      missing: 'bad',
    });
    if (orderServers && balancer.orderTargets && scale.orderServers) {
      const orders = balancer.orderTargets.metrics;
      alarms.ring('TooFewOrderServers', {
        impact: 'Orders take long or are not taken: too few servers can place them.',
        metric: orders.healthyHostCount({ ...everyMinute, statistic: 'Minimum' }),
        below: scale.orderServers.least,
        minutes: 5,
        missing: 'bad',
      });
      alarms.ring('SlowOrders', {
        impact: 'Customers wait more than two seconds for their order to be taken.',
        metric: orders.targetResponseTime({ ...everyMinute, statistic: 'p99' }),
        above: 2,
        minutes: 5,
      });
      alarms.ring('OrderFaults', {
        impact: 'An order was not placed although it could have been; the log says why.',
        metric: orderServers.log.faults.with(everyMinute),
        above: 0,
        minutes: 5,
        times: 1,
      });
    }
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
      times: 1,
    });
    alarms.ring('Baskets', {
      impact:
        'Baskets are kept in the second region alone; if that fails too, customers cannot fill theirs.',
      metric: servers.log.basketsMoved.with(everyMinute),
      above: 0,
      minutes: 5,
      times: 1,
    });
  }

  private watchData(alarms: Alarms, { database }: Data): void {
    const { work, room, lag } = database.engine.measures;
    alarms.ring('DatabaseBusy', {
      impact: 'Placing an order takes long; soon orders time out.',
      metric: work.with(everyMinute),
      above: 80,
      minutes: 10,
      missing: 'bad',
    });
    alarms.ring('DatabaseFull', {
      impact: 'The store stops selling when the disk is full.',
      metric: room.with(everyMinute),
      below: 4 * 1024 ** 3,
      minutes: 5,
      missing: 'bad',
    });
    if (lag)
      alarms.ring('ReaderBehind', {
        impact:
          'Near a cut-off orders may take longer: reports and lists are read from the database itself.',
        metric: lag.metric.with(everyMinute),
        above: lag.most,
        minutes: 10,
        missing: 'bad',
      });
  }

  private watchApi(alarms: Alarms, { api, login, log }: Api): void {
    const count = (what: string, key: string, status: '4*' | '5*') =>
      countLines(log, what, this.named(what.toLowerCase()), linesOf(key, status)).with(everyMinute);
    alarms.ring('SignIn', {
      impact: 'Customers cannot sign in, so they cannot order.',
      // Whatever fails is answered: what the function does not answer, API Gateway does.
      metric: count('SignInsFailed', signInRoute.key, '5*'),
      above: 2,
      minutes: 5,
      times: 2,
    });
    alarms.ring('SignInsRefused', {
      impact: 'Customers are turned away at sign-in because too many sign in at once.',
      metric: login.function.metricThrottles(everyMinute),
      above: 0,
      minutes: 5,
      times: 2,
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
      metric: count('HooksFailed', hooksRoute, '5*'),
      above: 0,
      minutes: 15,
      times: 3,
    });
    alarms.ring('HooksRefused', {
      impact:
        'Customers who have paid wait for their confirmation: the provider’s signature is refused, or it tells more than may come in.',
      metric: count('HooksRefused', hooksRoute, '4*'),
      above: 5,
      minutes: 10,
      times: 5,
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

/** What SES thinks of the account, hour by hour. It looks into accounts from 5 % and 0.1 % on, and ends their sending at 10 % and 0.5 %. */
function watchMail(alarms: Alarms): void {
  const reputation = (metricName: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/SES',
      metricName,
      statistic: 'Maximum',
      period: Duration.hours(1),
    });
  alarms.ring('LettersComeBack', {
    impact:
      'Soon no letter reaches anybody: SES ends the sending of shops whose letters come back.',
    metric: reputation('Reputation.BounceRate'),
    above: 0.03,
    minutes: 1,
  });
  alarms.ring('LettersUnwanted', {
    impact: 'Soon no letter reaches anybody: too many people call the shop’s letters unwanted.',
    metric: reputation('Reputation.ComplaintRate'),
    above: 0.0008,
    minutes: 1,
  });
}

/** The route alone that a provider of payments tells things at. */
const hooksRoute = `${HttpMethod.POST} ${hooksPath}`;

const graph = (title: string, left: cloudwatch.IMetric[]) =>
  new cloudwatch.GraphWidget({ title, left, width: 12 });

const percentile = ({ balancer }: App, statistic: string) =>
  balancer.targets.metrics.targetResponseTime({ statistic });
