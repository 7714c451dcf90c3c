import type { Environment } from '../src/environment.ts';

export const environment: Environment = {
  name: 'medium',
  account: '111122223333',
  region: 'eu-west-1',
  secondRegion: 'eu-central-1',
  domain: 'medium.larder.example',
  size: 'medium',
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  guarded: false,
  accountsPlan: 'plus',
  originSecretGeneration: 1,
  payments: 'invoice',
  alarmsTo: 'kitchen@larder.example',
  monthlyBudgetDollars: 3500,
  shop: { LARDER_TIME_ZONE: 'Europe/Dublin', LARDER_LOCALE: 'en-IE', LARDER_CURRENCY: 'EUR' },
};
