import { titleOf } from '../../kit/format.ts';
import { connected } from '../../kit/sending.ts';
import { visitOf } from '../../visit.server.ts';
import { signInWords } from '../../words/en/sign-in.ts';
import type { Route } from './+types/sign-up.ts';
import { sendStep } from './enter-client.ts';
import { EnterPage } from './enter-page.tsx';
import { atStep, type Entering } from './entering.ts';
import { beforeEntering, enterAndGoOn } from './entrance.server.ts';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  beforeEntering(request, visitOf(context));

export const action = ({ request, context }: Route.ActionArgs) =>
  enterAndGoOn(request, visitOf(context));

export const clientAction = (sent: Route.ClientActionArgs) => sendStep(sent);
export const shouldRevalidate = connected;
export const meta = () => [{ title: titleOf(signInWords.signUpTitle) }];

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const entering: Entering | undefined = actionData;
  return <EnterPage entering={{ ...atStep('sign-up'), ...entering }} ways={loaderData} />;
}
