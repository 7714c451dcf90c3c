import type { OnwardStatus } from '../../../../server/src/contract/order-status.ts';
import type { Board, Box } from './kitchen-types.ts';
import type { Mark } from './packing-state.ts';

export type Answer<Body> = { ok: true; body: Body } | { ok: false; code: string };
export type Moved = { items: { orderNo: number; moved: boolean; code: string | null }[] };

/** The packing of one day as the browser asks for it; `lost` where the store could not be reached. */
export const packingOf = (date: string) => {
  const base = `/api/admin/kitchen/${date}/packing`;
  return {
    board: () => ask<Board>(base),
    mark: ({ orderNo, lineNo, packed }: Mark) =>
      ask<Box>(`${base}/${orderNo}/lines/${lineNo}`, { packed }),
    move: (to: OnwardStatus, orderNos: number[]) => ask<Moved>(`${base}/move`, { to, orderNos }),
  };
};

async function ask<Body>(path: string, body?: object): Promise<Answer<Body>> {
  try {
    const reply = await fetch(path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
    if (reply.ok) return { ok: true, body: (await reply.json()) as Body };
    const { code } = (await reply.json()) as { code: string };
    return { ok: false, code };
  } catch {
    return { ok: false, code: 'lost' };
  }
}
