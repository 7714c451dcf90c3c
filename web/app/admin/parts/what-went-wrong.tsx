import { Form, isRouteErrorResponse } from 'react-router';
import { words } from '../../words/admin-words.ts';
import { SomethingElse } from './something-else.tsx';

/** The status of what was thrown in place of a page; 500 of anything that is no answer. */
export const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

/** In place of a page that could not be answered. */
export function WhatWentWrong({ error }: { error: unknown }) {
  const { admin } = words;
  switch (statusOf(error)) {
    case 403:
      return (
        <SomethingElse
          title={admin.refusedTitle}
          text={admin.refusedText}
          to="/"
          next={admin.refusedNext}
        >
          <Form method="post" action="/sign-out">
            <button className="button quiet">{admin.signOut}</button>
          </Form>
        </SomethingElse>
      );
    case 400:
    case 404:
      return (
        <SomethingElse
          title={admin.missingTitle}
          text={admin.missingText}
          to="/admin"
          next={admin.missingNext}
        />
      );
    default:
      return (
        <SomethingElse
          title={admin.faultTitle}
          text={admin.faultText}
          to=""
          next={admin.faultNext}
        />
      );
  }
}
