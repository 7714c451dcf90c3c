import { z } from 'zod';

const text = z.string();
const amount = z.coerce.number().int().positive();
const metadata = z.record(text, text);
const expand = z.record(text, text).optional();
const list = { limit: z.coerce.number().max(100).optional(), starting_after: text.optional() };
const cardOnly = z.strictObject({ 0: z.literal('card') });
const currency = z.string().regex(/^[a-z]{3}$/);

/** What each request may say, and nothing else: Stripe refuses a parameter that it does not know. */
export const requests = {
  'POST /v1/customers': z.strictObject({ metadata }),
  'POST /v1/customers/:id': z.strictObject({ email: z.email() }),
  'DELETE /v1/customers/:id': z.strictObject({}),
  'GET /v1/customers/search': z.strictObject({ query: text, limit: text.optional() }),
  'POST /v1/checkout/sessions': z.strictObject({
    mode: z.enum(['payment', 'setup']),
    customer: text,
    client_reference_id: text,
    metadata,
    allowed_payment_method_types: cardOnly,
    success_url: z.url(),
    cancel_url: z.url(),
    expires_at: z.coerce.number().int(),
    wallet_options: z.strictObject({ link: z.strictObject({ display: z.literal('never') }) }),
    custom_text: z
      .strictObject({ submit: z.strictObject({ message: z.string().max(1_200) }) })
      .optional(),
    currency: currency.optional(),
    setup_intent_data: z.strictObject({ metadata }).optional(),
    adaptive_pricing: z.strictObject({ enabled: z.literal('false') }).optional(),
    line_items: z
      .strictObject({
        0: z.strictObject({
          quantity: z.literal('1'),
          price_data: z.strictObject({
            currency,
            unit_amount: amount,
            product_data: z.strictObject({ name: text }),
          }),
        }),
      })
      .optional(),
    payment_intent_data: z
      .strictObject({
        capture_method: z.enum(['manual', 'automatic']),
        setup_future_usage: z.literal('off_session'),
        metadata,
      })
      .optional(),
  }),
  'GET /v1/checkout/sessions': z.strictObject({
    ...list,
    customer: text.optional(),
    payment_intent: text.optional(),
  }),
  'GET /v1/checkout/sessions/:id': z.strictObject({ expand }),
  'POST /v1/checkout/sessions/:id/expire': z.strictObject({}),
  'POST /v1/payment_intents': z.strictObject({
    amount,
    currency,
    customer: text.optional(),
    payment_method: text.optional(),
    allowed_payment_method_types: cardOnly,
    capture_method: z.literal('automatic').optional(),
    confirm: z.literal('true').optional(),
    off_session: z.literal('true').optional(),
    metadata,
  }),
  'GET /v1/payment_intents': z.strictObject({ ...list, customer: text }),
  'GET /v1/payment_intents/:id': z.strictObject({ expand }),
  'POST /v1/payment_intents/:id/capture': z.strictObject({ amount_to_capture: amount }),
  'POST /v1/payment_intents/:id/cancel': z.strictObject({}),
  'POST /v1/payment_methods/:id/detach': z.strictObject({}),
  'POST /v1/refunds': z.strictObject({ payment_intent: text, amount, metadata }),
  'GET /v1/refunds': z.strictObject({ ...list, payment_intent: text }),
  'GET /v1/events': z.strictObject({
    ...list,
    created: z.strictObject({ gte: z.coerce.number() }),
    types: z.record(text, text),
  }),
};
export type Requests = { [Name in keyof typeof requests]: z.infer<(typeof requests)[Name]> };
