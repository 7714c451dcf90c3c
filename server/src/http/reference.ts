import { html } from 'hono/html';

type Operation = {
  summary?: string;
  description?: string;
  'x-access'?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: unknown;
  responses?: Record<string, { description?: string }>;
};
type Described = {
  info: { title: string; version: string; description?: string | undefined };
  paths?: Record<string, object> | undefined;
};

/** A readable page of the OpenAPI document, made here: no script, nothing from elsewhere. */
export function referencePage(document: Described) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as Operation,
    })),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <main>
          <h1>${document.info.title} ${document.info.version}</h1>
          <p>${document.info.description ?? ''}</p>
          <p>The document itself: <a href="/api/openapi.json">/api/openapi.json</a></p>
          ${operations.map(operationArticle)}
        </main>
      </body>
    </html>`;
}

function operationArticle({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}) {
  const id = `${method} ${path}`.replace(/[^a-zA-Z0-9]+/g, '-').toLowerCase();
  return html`<article id="${id}">
    <h2>
      <a href="#${id}"><b>${method}</b> <code>${path}</code></a>
    </h2>
    <p>${operation.summary ?? ''} <small>for ${operation['x-access'] ?? 'everyone'}</small></p>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    ${
      operation.parameters?.length
        ? html`<ul>
            ${operation.parameters.map(
              (parameter) =>
                html`<li>
                  <code>${parameter.name}</code> in
                  ${parameter.in}${parameter.required ? ', required' : ''}
                  ${parameter.description ?? ''}
                </li>`,
            )}
          </ul>`
        : ''
    }
    <dl>
      ${Object.entries(operation.responses ?? {}).map(
        ([status, reply]) =>
          html`<dt>${status}</dt>
            <dd>${reply.description ?? ''}</dd>`,
      )}
    </dl>
  </article>`;
}

const styles = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: light-dark(#fbf7f0, #14201b); color: light-dark(#1f2a24, #f1ede4); }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem; }
article { background: light-dark(#fff, #1b2a23); border: 1px solid light-dark(#e6dfd2, #2b3b33); border-radius: 14px; padding: 0.5rem 1.25rem; margin: 1rem 0; }
h2 { font-size: 1.05rem; } h2 a { color: inherit; text-decoration: none; } h2 b { color: light-dark(#2f6b4f, #8fc7a9); }
code { overflow-wrap: anywhere; } dt { font-weight: 600; } dd { margin: 0 0 0.4rem 0; }
`;
