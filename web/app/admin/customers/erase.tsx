import { Button, Stack, TextInput } from '@mantine/core';
import { data, Form, redirect } from 'react-router';
import { read, write } from '../../kit/answers.server.ts';
import { textOf } from '../../kit/form.ts';
import { money } from '../../kit/format.ts';
import { Note } from '../../kit/note.tsx';
import { faultsOf, type Problem } from '../../kit/problem.ts';
import { connected, send } from '../../kit/sending.ts';
import { apiOf } from '../../visit.server.ts';
import { adminWords } from '../../words/en/admin.ts';
import { accountWords } from '../../words/en/account.ts';
import { eraseWords as texts } from '../../words/en/erase.ts';
import { Facts } from '../kit/facts.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Panel } from '../kit/panel.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { StaffLink } from '../kit/staff-link.tsx';
import type { Route } from './+types/erase.ts';

export const meta: Route.MetaFunction = () => [{ title: adminWords.title(texts.staffTitle) }];

export const loader = ({ request, context, params: { customerNo } }: Route.LoaderArgs) =>
  read(
    request,
    apiOf(context).api.admin.customers[':customerNo'].erasure.$get({ param: { customerNo } }),
  );

export async function action({ request, context, params: { customerNo } }: Route.ActionArgs) {
  const reason = textOf(await request.formData(), 'reason').trim();
  const { erasure } = apiOf(context).api.admin.customers[':customerNo'];
  const erased = await write(request, erasure.$post({ param: { customerNo }, json: { reason } }));
  if (erased.ok) return redirect('/admin/customers', 303);
  return data<{ problem: Problem; reason: string }>({ problem: erased.problem, reason });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => send(serverAction);
export const shouldRevalidate = connected;

/** Erases a customer who asked for it. */
export default function EraseCustomer({ loaderData, actionData, params }: Route.ComponentProps) {
  const { underWay, owed, worksHere, documents, keepInvoicesYears } = loaderData;
  const sent: { problem?: Problem; reason?: string } | undefined = actionData;
  const problem = sent?.problem;
  const isUnsaid = faultsOf(problem).has('reason');
  // What is under way is not owed yet.
  const left = owed.filter(({ orderNo }) => !underWay.some((order) => order.orderNo === orderNo));
  const canBe = !worksHere && underWay.length === 0;
  return (
    <>
      <PageHeader
        title={texts.staffTitle}
        back={{ to: `/admin/customers/${params.customerNo}`, label: texts.staffBack }}
      />
      <Panel title={texts.staysTitle}>
        <Stack gap="md">
          <p>{texts.staffText(Number(params.customerNo))}</p>
          <p>{texts.staffDocuments(documents, keepInvoicesYears)}</p>
          {left.length === 0 ? null : (
            <Facts
              facts={left.map(({ orderNo, cents, currency }) => [
                `${texts.staffOwed}: ${accountWords.order(orderNo)}`,
                money(cents, currency),
              ])}
            />
          )}
          {worksHere ? <Note title={texts.staffWorksHere} calm /> : null}
          {underWay.length === 0 ? null : (
            <Note title={texts.staffUnderWay} text={texts.staffUnderWayText} calm>
              <ul>
                {underWay.map(({ orderNo }) => (
                  <li key={orderNo}>
                    <StaffLink needs="see-orders" to={`/admin/orders/${orderNo}`}>
                      {accountWords.order(orderNo)}
                    </StaffLink>
                  </li>
                ))}
              </ul>
            </Note>
          )}
          {problem && !isUnsaid ? <ProblemNote problem={problem} /> : null}
          {canBe ? (
            <Form method="post">
              <TextInput
                label={texts.staffReason}
                description={texts.staffReasonHint}
                name="reason"
                maxLength={200}
                required
                defaultValue={sent?.reason ?? ''}
                error={isUnsaid ? texts.staffReasonFault : undefined}
              />
              <Button type="submit" color="tomato" mt="md">
                {texts.staffSubmit}
              </Button>
            </Form>
          ) : null}
        </Stack>
      </Panel>
    </>
  );
}
