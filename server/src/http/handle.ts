import type { OpenAPIHono, RouteConfig, RouteHandler } from '@hono/zod-openapi';
import type { Access, Contract, Route } from '../contract/route.ts';
import type { Asker, StaffMember } from '../contract/staff-roles.ts';
import type { Claims } from '../platform/platform.ts';
import { speaking } from './language.ts';
import { router, type Env } from './router.ts';
import { requireAsker, requireBuyer, requireCustomer } from './session.ts';

type SignedIn = Env & { Variables: { claims: Claims } };
type OfOffice = Env & { Variables: { asker: Asker } };
type OfStaff = Env & { Variables: { asker: Asker & StaffMember } };
type EnvOf<Described> = Described extends { access: 'everyone' }
  ? Env
  : Described extends { access: 'customer' }
    ? SignedIn
    : Described extends { access: 'staff' }
      ? OfStaff
      : OfOffice;

type Handlers<Routes> = {
  [Name in keyof Routes]: Routes[Name] extends RouteConfig
    ? RouteHandler<Routes[Name], EnvOf<Routes[Name]>>
    : never;
};

const session: Record<string, string[]>[] = [{ bearer: [] }, { cookie: [] }];
const guardsOf = (access: Access, buys: boolean) => {
  if (access === 'everyone') return { guards: [], security: [] };
  if (access === 'customer')
    return { guards: [buys ? requireBuyer : requireCustomer], security: session };
  const permitted = access === 'staff' ? [] : [access].flat();
  // Where several are named, one of them is enough.
  const tokens = permitted.map((permission) => ({ bearerAuth: [permission] }));
  return { guards: [requireAsker(access)], security: [...session, ...tokens] };
};

/** Fills a room's contract in: a route without a handler, or a handler that answers something else, does not compile. */
export function handle<Routes extends Contract>(
  contract: Routes,
  handlers: Handlers<Routes>,
): OpenAPIHono<Env> {
  const app = router();
  for (const [name, route] of Object.entries<Route>(contract)) {
    const { access, refusals: _said, speaks, buys, replica: _where, ...described } = route;
    const { guards, security } = guardsOf(access, buys === true);
    app.openapi(
      {
        ...described,
        operationId: name,
        'x-access': access,
        ...(speaks && { 'x-speaks': true }),
        middleware: [...(speaks ? [speaking] : []), ...guards] as never,
        security,
      },
      handlers[name] as never,
    );
  }
  return app;
}
