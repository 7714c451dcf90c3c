import { titleOf } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import type { Route } from './+types/sign-up.ts';
import { sendStep } from './enter-client.ts';
import { EnterPage } from './enter-page.tsx';
import { SendAgain } from './send-again.tsx';
import { atStep, type Entering } from './entering.ts';
import { beforeEntering, enterAndGoOn } from './entrance.server.ts';

export const loader = (asked: Route.LoaderArgs) => beforeEntering(asked);
export const action = (asked: Route.ActionArgs) => enterAndGoOn(asked);

export const clientAction = (sent: Route.ClientActionArgs) => sendStep(sent);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(signInWords.signUpTitle) }];

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const entering: Entering | 'entered' | undefined = actionData;
  if (entering === 'entered') return <SendAgain kept={loaderData.kept} />;
  return <EnterPage entering={{ ...atStep('sign-up'), ...entering }} ways={loaderData} />;
}
