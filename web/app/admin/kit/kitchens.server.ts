import { firstKitchen } from '../../../../server/src/contract/kitchens.ts';
import { read } from '../../kit/answers.server.ts';
import type { apiOf } from '../../visit.server.ts';

/** The kitchens, and which of them the address asks about: the first where it names none that there is. */
export async function kitchensAsked(request: Request, api: ReturnType<typeof apiOf>) {
  const { items: kitchens } = await read(request, api.api.admin.kitchens.$get());
  const named = new URL(request.url).searchParams.get('kitchen');
  const asked = kitchens.find(({ kitchenNo }) => String(kitchenNo) === named);
  return { kitchens, kitchen: String(asked?.kitchenNo ?? firstKitchen) };
}

/** What an address said of its kitchen, to go on to another. */
export function kitchenKept(request: Request): Record<string, string> {
  const kitchen = new URL(request.url).searchParams.get('kitchen');
  return kitchen === null ? {} : { kitchen };
}

/** The kitchen that a page was of when its form was sent. */
export const kitchenSent = (request: Request): number =>
  Number(new URL(request.url).searchParams.get('kitchen') ?? firstKitchen);
