import type { Variable } from '../../server/src/config.ts';

/** Settings of the server by name: a name that the server does not read does not compile. */
export type Settings = Partial<Record<Variable, string>>;

/** What a shopkeeper may say of the shop itself; everything else the deployment knows. */
type ShopSettings = Pick<
  Settings,
  | 'LARDER_SHOP_NAME'
  | 'LARDER_OPERATOR'
  | 'LARDER_OPERATOR_ADDRESS'
  | 'LARDER_TAX_NUMBER'
  | 'LARDER_CONTACT_EMAIL'
  | 'LARDER_CONTACT_PHONE'
  | 'LARDER_TIME_ZONE'
  | 'LARDER_LOCALE'
  | 'LARDER_CURRENCY'
  | 'LARDER_ALCOHOL_AGE'
  | 'LARDER_DELIVERY_WEEKDAYS'
  | 'LARDER_CUT_OFF_DAYS'
  | 'LARDER_CUT_OFF_TIME'
  | 'LARDER_DAY_CAPACITY'
  | 'LARDER_HORIZON_DAYS'
  | 'LARDER_ALLOWED_ORIGINS'
  | 'LARDER_TOKEN_REQUESTS'
  | 'LARDER_FETCH_PAGES'
  | 'LARDER_LOG'
>;

/** One store in one AWS account. */
export type Environment = {
  /** Lower-case letters; stands in the name of everything. */
  name: string;
  account: string;
  region: string;
  /** Where the replica of the customers' choices is. */
  secondRegion: string;
  /** The name that customers type: its zone is made here, and the registrar has to delegate it. */
  domain: string;
  size: Size;
  /**
   * Three zones of the region by name, the first ones used first. By name, because AWS's own order may change, and a network whose zones change places
   * would be made anew. Those that have the size's machines: `aws ec2 describe-instance-type-offerings --location-type availability-zone`.
   */
  zones: [string, string, string];
  /**
   * Whether what customers would miss is kept from deletion. Not before the first deployment has gone well: what failed half-way has to be deleted
   * before it can be tried again.
   */
  guarded: boolean;
  /** Most sign-ins in hand at one moment; as many as the account lets run where it is not said. A new account has none to reserve. */
  signInsAtOnce?: number;
  /**
   * Whether what places orders has servers of its own, which customers who look around cannot keep busy: a choice of `large`. Fewer desks ask for the
   * same rows of the stock (docs/scale.md).
   */
  ordersApart?: boolean;
  /** Where it is not said, `rds`; the others are choices of `large`. */
  database?: DatabaseChoice;
  /** Of a database that was restored in the place of the one that the templates made: what AWS named anew (docs/deploy-aws.md). */
  restored?: { resourceId: string; masterSecretArn: string };
  /** Cognito's plan. Threat protection needs 'plus', which costs most of all at ten million orders a month. */
  accountsPlan: 'lite' | 'essentials' | 'plus';
  /** Raise by one and deploy, and everything behind the edge knows it by a new secret; the one before is still accepted. */
  originSecretGeneration: number;
  /** How boxes are paid for. A shop in the cloud is one that everybody can reach: the sandbox, where no money moves, is none of them. */
  payments: 'stripe' | 'invoice';
  /** Who is told when customers are affected, and when the bill grows. */
  alarmsTo: string;
  monthlyBudgetDollars: number;
  shop: ShopSettings;
};

/**
 * PostgreSQL of RDS in two zones; the same with a copy that reads, for the heavy questions of the office; or Aurora, where what takes over reads
 * meanwhile. From one of the first two to the other nothing is moved; to Aurora and back the data are, by hand (docs/deploy-aws.md).
 */
export type DatabaseChoice = 'rds' | 'rds-with-replica' | 'aurora';

/** Orders a month: about a thousand, a hundred thousand, ten million. */
export type Size = 'small' | 'medium' | 'large';

/** Says everything that is wrong with an environment; empty when nothing is. */
export function problemsOf(environment: Environment): string[] {
  const { name, account, region, secondRegion, domain, originSecretGeneration } = environment;
  const { zones, signInsAtOnce, restored, ordersApart, database = 'rds', size } = environment;
  const isRegion = (text: string) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);
  const rules: [boolean, string][] = [
    [/^[a-z]{2,16}$/.test(name), 'name must be 2 to 16 lower-case letters'],
    [/^\d{12}$/.test(account), 'account must be the 12 digits of an AWS account'],
    [isRegion(region), 'region must be a region of AWS'],
    [isRegion(secondRegion), 'secondRegion must be a region of AWS'],
    [region !== secondRegion, 'secondRegion must be another than region'],
    [/^([a-z0-9-]+\.)+[a-z]{2,}$/.test(domain), 'domain must be a domain name'],
    [
      new Set(zones).size === 3 && zones.every((zone) => /^[a-z]$/.test(zone.replace(region, ''))),
      'zones must be three zones of region by their names, such as eu-west-1a',
    ],
    [
      signInsAtOnce === undefined || (Number.isInteger(signInsAtOnce) && signInsAtOnce >= 1),
      'signInsAtOnce must be 1 or more, or not be there',
    ],
    [ordersApart !== true || size === 'large', 'ordersApart is a choice of the size large'],
    [
      database === 'rds' ||
        (size === 'large' && (['rds-with-replica', 'aurora'] as string[]).includes(database)),
      'database must be rds, or in the size large rds-with-replica or aurora',
    ],
    [
      restored === undefined ||
        ((database === 'aurora' ? /^cluster-[A-Z0-9]+$/ : /^db-[A-Z0-9]+$/).test(
          restored.resourceId,
        ) &&
          restored.masterSecretArn.startsWith(`arn:aws:secretsmanager:${region}:${account}:`)),
      'restored must be the resource id (db-…, of Aurora cluster-…) and the ARN of the master secret of a database in region',
    ],
    [
      Number.isInteger(originSecretGeneration) && originSecretGeneration >= 1,
      'originSecretGeneration must be 1 or more',
    ],
    [
      // A program may say what the compiler would not let pass.
      (['stripe', 'invoice'] as string[]).includes(environment.payments),
      'payments must be stripe or invoice: in the sandbox no money moves',
    ],
    [/^\S+@\S+$/.test(environment.alarmsTo), 'alarmsTo must be an e-mail address'],
    [environment.monthlyBudgetDollars > 0, 'monthlyBudgetDollars must be more than 0'],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
}
