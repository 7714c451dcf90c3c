import { Alert } from '@mantine/core';
import { StaffLink } from '../kit/staff-link.tsx';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isolated } from '../../../../server/src/contract/people-text.ts';
import { adminOrdersWords } from '../../words/en/admin-orders.ts';
import { correctedWords } from '../../words/en/corrected.ts';
import { foodWords } from '../../words/en/food.ts';
import type { CorrectedOrder } from '../kit/office-types.ts';

const texts = adminOrdersWords.corrected;
const namesOf = (some: CorrectedOrder['allergens']) => foodWords.allergensNamed(some);

/** Orders under way whose box holds or suits what their customers were not told when they ordered. */
export function CorrectedOrders({ orders }: { orders: CorrectedOrder[] }) {
  if (orders.length === 0) return null;
  return (
    <Alert
      color="tomato"
      icon={<IconAlertTriangle aria-hidden />}
      title={texts.title(orders.length)}
      className="no-print"
    >
      <p>{texts.text}</p>
      <ul>
        {orders.map((order) => (
          <li key={order.orderNo}>
            <StaffLink needs="see-orders" to={`/admin/orders/${order.orderNo}`}>
              {texts.order(order.orderNo, isolated(order.deliverName))}
            </StaffLink>
            {`: ${whatOf(order).join('; ')}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const whatOf = ({
  allergens,
  mayContain,
  undeclared,
  lostDiets,
  forAdults,
}: CorrectedOrder): string[] => [
  ...(allergens.length > 0 ? [texts.contains(namesOf(allergens))] : []),
  ...(mayContain.length > 0 ? [texts.mayContain(namesOf(mayContain))] : []),
  ...(undeclared.length > 0 ? [texts.undeclared(undeclared.join(', '))] : []),
  ...(lostDiets.length > 0 ? [correctedWords.notKnownToBe(lostDiets)] : []),
  ...(forAdults.length > 0 ? [texts.forAdults(forAdults.join(', '))] : []),
];
