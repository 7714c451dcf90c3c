import { adminPricesWords as texts } from '../../words/en/admin-prices.ts';
import { Choices } from '../kit/choices.tsx';

/** Zones and rates are two views of what is added to the price of a meal. */
export function Views({ shown }: { shown: 'zones' | 'rates' }) {
  return (
    <Choices
      label={texts.view}
      choices={[
        { to: '/admin/prices', label: texts.zones, chosen: shown === 'zones' },
        { to: '/admin/prices/tax', label: texts.rates, chosen: shown === 'rates' },
      ]}
    />
  );
}
