import { answered, openLarder, type Larder, type Problem } from '../dist/larder.js';

/** Keeps what the shop gives a browser to keep, as a browser does. */
function fetchWithCookies(): (request: Request) => Promise<Response> {
  const jar = new Map<string, string>();
  return async (request) => {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookies !== '') request.headers.set('cookie', cookies);
    const response = await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

export const openAsCustomer = (url: string): Larder =>
  openLarder(url, { fetch: fetchWithCookies() });

/** Buys two servings of the first meal on the menu, for the first open day. */
export async function buyABox(
  larder: Larder,
  who: { email: string; password: string },
): Promise<number> {
  await answered(larder.POST('/auth/sign-in', { body: who }));
  const menu = await answered(larder.GET('/api/recipes', { params: { query: { limit: 1 } } }));
  const [meal] = menu.items;
  if (!meal) throw new Error('There is nothing on the menu.');
  const cart = await answered(
    larder.POST('/api/cart/lines', { body: { recipeNo: meal.recipeNo, servings: 2 } }),
  );
  if (!cart.price) throw new Error('Something in the box cannot be priced.');
  const days = await answered(larder.GET('/api/delivery-days'));
  const [first] = days.items;
  if (!first) throw new Error('No day is open.');
  const { orderNo } = await answered(
    larder.POST('/api/orders', {
      params: { header: { 'idempotency-key': crypto.randomUUID() } },
      body: {
        basketVersion: cart.version,
        totalCents: cart.price.totalCents,
        deliveryDay: first.day,
        deliverTo: { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' },
      },
    }),
  );
  return orderNo;
}

/** What software with a token does for the staff: packs an order. */
export async function pack(larder: Larder, orderNo: number): Promise<string> {
  const params = { path: { orderNo } };
  const body = { to: 'packing', reason: 'Asked for early' } as const;
  const { status } = await answered(
    larder.POST('/api/admin/orders/{orderNo}/move', { params, body }),
  );
  return status;
}

/** What the shop refuses with, as the compiler knows it. */
export async function whyNot(larder: Larder, orderNo: number): Promise<Problem['code'] | 'found'> {
  const params = { path: { orderNo } };
  const { error } = await larder.GET('/api/admin/orders/{orderNo}', { params });
  return error?.code ?? 'found';
}

export async function mistakes(larder: Larder): Promise<void> {
  // @ts-expect-error There is no such address.
  await larder.GET('/api/recipies');
  // @ts-expect-error An order takes a key.
  await larder.POST('/api/orders', { body: {} });
  const { error } = await larder.GET('/api/admin/orders');
  // @ts-expect-error There is no such code.
  if (error?.code === 'order-not-fuond') throw new Error(error.title);
}
