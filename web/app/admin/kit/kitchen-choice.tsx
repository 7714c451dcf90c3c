import { useSearchParams } from 'react-router';
import { adminKitchensWords as texts } from '../../words/en/admin-kitchens.ts';
import { Choices } from './choices.tsx';
import type { Kitchen } from './office-types.ts';

type OfKitchen = { kitchens: readonly Kitchen[]; kitchen: string };

/** Which kitchen a page is of, in its address; nothing where there is only one. */
export function KitchenChoice({ kitchens, kitchen }: OfKitchen) {
  const [asked] = useSearchParams();
  if (kitchens.length < 2) return null;
  const address = (kitchenNo: number) => {
    const next = new URLSearchParams(asked);
    for (const name of ['cursor', 'done', 'saved', 'received']) next.delete(name);
    next.set('kitchen', String(kitchenNo));
    return `?${next.toString()}`;
  };
  const choices = kitchens.map(({ kitchenNo, name }) => ({
    to: address(kitchenNo),
    label: name,
    chosen: String(kitchenNo) === kitchen,
  }));
  return <Choices label={texts.kitchen} choices={choices} />;
}

/** What an address of a page says of its kitchen, where there are several. */
export const kitchenSaid = ({ kitchens, kitchen }: OfKitchen): { kitchen?: string } =>
  kitchens.length < 2 ? {} : { kitchen };

/** What the kitchen of a page is called, where there are several. */
export const kitchenName = ({ kitchens, kitchen }: OfKitchen): string | null =>
  kitchens.length < 2
    ? null
    : (kitchens.find(({ kitchenNo }) => String(kitchenNo) === kitchen)?.name ?? null);

/** Among the facts of something that is of one kitchen. */
export function kitchenFact(of: OfKitchen): [string, string][] {
  const name = kitchenName(of);
  return name === null ? [] : [[texts.kitchen, name]];
}

/** The address of another page as it is of this kitchen. */
export const addressIn = (address: string, of: OfKitchen): string =>
  withKitchen(address, kitchenSaid(of).kitchen);

function withKitchen(address: string, kitchen: string | undefined): string {
  if (kitchen === undefined) return address;
  const [path, query] = address.split('?');
  const said = new URLSearchParams(query);
  said.append('kitchen', kitchen);
  return `${path}?${said.toString()}`;
}

/** Keeps a form that asks for another view with the kitchen of the page. */
export function KitchenField() {
  const kitchen = useSearchParams()[0].get('kitchen');
  return kitchen === null ? null : <input type="hidden" name="kitchen" value={kitchen} />;
}

/** Addresses of other pages as they are of the kitchen that this one is of. */
export function useInKitchen(): (address: string) => string {
  const kitchen = useSearchParams()[0].get('kitchen') ?? undefined;
  return (address) => withKitchen(address, kitchen);
}
