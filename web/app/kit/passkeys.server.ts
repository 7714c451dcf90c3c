import type { PasskeyMade } from '../../../server/src/contract/passkey.ts';
import { apiOf } from '../visit.server.ts';
import { write } from './answers.server.ts';
import { textOf } from './form.ts';
import type { PasskeysSent } from './passkeys.tsx';

type Asked = { request: Request; context: Parameters<typeof apiOf>[0] };

/** What a form of the list asks for; `done` names what the page then says. */
export async function changePasskeys({
  request,
  context,
}: Asked): Promise<PasskeysSent | { done: 'added' | 'renamed' | 'removed' }> {
  const form = await request.formData();
  const { passkeys } = apiOf(context).api.me;
  const [intent = '', about = 'add'] = textOf(form, 'intent').split(' ');
  const typed = textOf(form, 'password');
  const proof = { passkeyId: about, ...(typed !== '' && { password: typed }) };
  const name = textOf(form, 'name');
  const asked =
    intent === 'rename'
      ? await write(request, passkeys.rename.$post({ json: { ...proof, name } }))
      : intent === 'remove'
        ? await write(request, passkeys.remove.$post({ json: proof }))
        : await write(
            request,
            passkeys.$post({
              json: {
                challenge: textOf(form, 'challenge'),
                answer: passkeyIn(form) as PasskeyMade,
                name,
              },
            }),
          );
  if (!asked.ok) return { problem: asked.problem, about };
  return { done: intent === 'rename' ? 'renamed' : intent === 'remove' ? 'removed' : 'added' };
}

/** What the browser's script put there: the API looks at what it is. */
export function passkeyIn(form: FormData): unknown {
  try {
    return JSON.parse(textOf(form, 'answer'));
  } catch {
    return {};
  }
}
