import { z } from 'zod';

/** Where food lies and boxes are packed. */
export const kitchenRow = z.object({ kitchenNo: z.int(), name: z.string(), version: z.int() });
export type Kitchen = z.infer<typeof kitchenRow>;
