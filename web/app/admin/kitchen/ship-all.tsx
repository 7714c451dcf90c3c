import type { OnwardStatus } from '../../../../server/src/contract/order-status.ts';
import { words } from '../../words/admin-words.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import type { Box } from './kitchen-types.ts';

const said = words.adminKitchen.packing;
/** The API moves so many at once. */
const mostAtOnce = 200;

/** Sends every packed box on its way; asked once more, because customers are told. */
export function ShipAll(props: {
  packed: Box[];
  move: (to: OnwardStatus, orderNos: number[]) => Promise<void>;
}) {
  const orderNos = props.packed.slice(0, mostAtOnce).map(({ orderNo }) => orderNo);
  if (orderNos.length < 2) return null;
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void props.move('shipped', orderNos);
      }}
    >
      {orderNos.map((orderNo) => (
        <input key={orderNo} type="hidden" name="orderNo" value={orderNo} />
      ))}
      <ConfirmButton
        size="md"
        name="to"
        value="shipped"
        title={said.shipAllTitle}
        text={said.shipAllText(orderNos.length)}
        confirm={said.shipAllYes}
      >
        {said.shipAll(orderNos.length)}
      </ConfirmButton>
    </form>
  );
}
