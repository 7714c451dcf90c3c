import type { OnwardStatus } from '../../../../server/src/contract/order-status.ts';
import { adminKitchenWords } from '../../words/en/admin-kitchen.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import type { Box } from '../kit/office-types.ts';

const texts = adminKitchenWords.packing;
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
        title={texts.shipAllTitle}
        text={texts.shipAllText(orderNos.length)}
        confirm={texts.shipAllYes}
      >
        {texts.shipAll(orderNos.length)}
      </ConfirmButton>
    </form>
  );
}
