import { z } from '@hono/zod-openapi';
import { auditOthers, isAuditToken } from '../../contract/audit-trail.ts';
import { fields } from '../../contract/fields.ts';
import { csvFile } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import type { Replica } from '../../platform/platform.ts';
import { actorOf } from './actor.ts';
import * as audit from './audit.ts';
import { contract } from './contract.ts';
import { changesOf, type Entry } from './entry.ts';

const place = z.object({ at: z.iso.datetime().pipe(z.coerce.date()), auditNo: fields.number });

/** Who changed what, when. */
export const routes = (parts: audit.Auditing & { replica: Replica }) =>
  handle(contract, {
    findAudit: async (c) => {
      const { cursor, limit, ...question } = c.req.valid('query');
      const before = readCursor(cursor, place);
      const asked = { ...question, before, limit: limit + 1 };
      const { entries, people } = await audit.entriesOf(parts, asked);
      const { items, next } = pageOf(entries, limit, ({ at, auditNo }) => ({ at, auditNo }));
      return c.json({ items: items.map(entryOf), next, people }, 200);
    },
    exportAudit: async (c) => {
      const question = c.req.valid('query');
      await audit.recordExport(parts, 'audit', question, actorOf(c.var));
      return csvFile('audit.csv', audit.exportEntries(parts, question));
    },
  });

function entryOf(entry: Entry) {
  const { auditNo, at, byAccount, byRole, staffNo, email, tokenNo, tokenName, action } = entry;
  const { subjectKind: kind, subjectKey: key, subjectName: name, unit } = entry;
  const known = isAuditToken(byAccount) ? ('token' as const) : ('staff' as const);
  const who = auditOthers.find((other) => other === byAccount) ?? known;
  return {
    auditNo,
    at: at.toISOString(),
    by: { who, staffNo, email, role: byRole, tokenNo, tokenName },
    action,
    subject: { kind, key, name, unit },
    changes: changesOf(entry),
  };
}
