import { Form, isRouteErrorResponse } from 'react-router';
import { ErrorPage } from '../../kit/error-page.tsx';
import { adminWords } from '../../words/en/admin.ts';

/** The status of what was thrown in place of a page; 500 of anything that is no answer. */
export const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

/** In place of a page that could not be answered. */
export function OfficeError({ error }: { error: unknown }) {
  switch (statusOf(error)) {
    case 403:
      return (
        <ErrorPage
          title={adminWords.refusedTitle}
          text={adminWords.refusedText}
          to="/"
          next={adminWords.refusedNext}
        >
          <Form method="post" action="/sign-out">
            <button className="button quiet">{adminWords.signOut}</button>
          </Form>
        </ErrorPage>
      );
    case 400:
    case 404:
      return (
        <ErrorPage
          title={adminWords.missingTitle}
          text={adminWords.missingText}
          to="/admin"
          next={adminWords.missingNext}
        />
      );
    default:
      return (
        <ErrorPage
          title={adminWords.faultTitle}
          text={adminWords.faultText}
          to=""
          next={adminWords.faultNext}
          error={error}
        />
      );
  }
}
