import type { PasskeyShown } from '../../../../server/src/contract/passkey.ts';
import { agreedIn } from '../../kit/agreed-to.ts';
import { answerOf } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { passkeyIn } from '../../kit/passkeys.server.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Visit } from '../../visit.server.ts';
import type { Entering } from './entering.ts';

/**
 * One step of signing in or up. `entered` means that from now on the visit is the customer's. What they agreed to when they signed up goes
 * along until then, and is told to the shop; if it has changed meanwhile, it is asked with the first order.
 */
export async function enter(visit: Visit, form: FormData): Promise<Entering | 'entered'> {
  const entering = await oneStep(visit, form);
  const { agreedTo } = agreedIn(form);
  if (!agreedTo) return entering;
  if (entering !== 'entered') return { ...entering, agreedTo: textOf(form, 'agreedTo') };
  await visit.api.api.me.agreements.$post({ json: agreedTo });
  return entering;
}

async function oneStep(visit: Visit, form: FormData): Promise<Entering | 'entered'> {
  const { api } = visit;
  const given = { email: textOf(form, 'email').trim(), challenge: textOf(form, 'challenge') };
  const { email, challenge } = given;
  const password = textOf(form, 'password');
  const typed = textOf(form, 'code');
  switch (textOf(form, 'intent')) {
    case 'sign-up': {
      const asked = await answerOf(api.auth['sign-up'].$post({ json: { email, password } }));
      if (asked.ok) return { ...given, step: 'confirm' };
      return { ...given, step: 'sign-up', problem: asked.problem };
    }
    case 'confirm': {
      const code = typed.replace(/\D/g, '');
      const asked = await answerOf(api.auth.confirm.$post({ json: { email, code } }));
      if (!asked.ok) return { ...given, step: 'confirm', problem: asked.problem };
      // Who signed up in this browser is in.
      const me = await answerOf(api.api.me.$get());
      return me.ok ? 'entered' : { ...given, step: 'sign-in', confirmed: true };
    }
    case 'resend':
      return resend(visit, email);
    case 'mfa': {
      const code = typed.trim();
      const asked = await answerOf(api.auth.mfa.$post({ json: { challenge, code } }));
      if (asked.ok) return 'entered';
      const step = asked.problem.code === 'session-expired' ? 'sign-in' : 'mfa';
      return { ...given, step, problem: asked.problem };
    }
    case 'passkey': {
      const asked = await answerOf(
        api.auth.passkey.$post({ json: { challenge, answer: passkeyIn(form) as PasskeyShown } }),
      );
      if (asked.ok) return 'entered';
      return { email, challenge: '', step: 'sign-in', problem: asked.problem };
    }
    default:
      return signIn(visit, email, password);
  }
}

async function signIn(
  visit: Visit,
  email: string,
  password: string,
): Promise<Entering | 'entered'> {
  const asked = await answerOf(visit.api.auth['sign-in'].$post({ json: { email, password } }));
  if (!asked.ok) {
    if (asked.problem.code === 'not-confirmed') return resend(visit, email, asked.problem);
    return { step: 'sign-in', email, challenge: '', problem: asked.problem };
  }
  if (asked.body.kind === 'signed-in') return 'entered';
  return { step: 'mfa', email, challenge: asked.body.challenge };
}

/** `because`: why a code is asked for, where nobody asked for another one. */
async function resend({ api }: Visit, email: string, because?: Problem): Promise<Entering> {
  const asked = await answerOf(api.auth['resend-confirmation'].$post({ json: { email } }));
  const entering = { step: 'confirm', email, challenge: '' } as const;
  if (!asked.ok) return { ...entering, problem: asked.problem };
  return because ? { ...entering, problem: because } : { ...entering, resent: true };
}
