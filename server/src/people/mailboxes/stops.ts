import { z } from 'zod';

/** A letter came back, or its server refused it for good; or who reads there called one unwanted. */
export const stopKinds = ['bounce', 'complaint'] as const;
export type StopKind = (typeof stopKinds)[number];

/** That an address takes no letters, since when and why, as the mail server said it. */
export const stopRow = z.object({
  stopNo: z.int(),
  kind: z.enum(stopKinds),
  stoppedAt: z.date(),
  why: z.string(),
});
export type Stop = z.output<typeof stopRow>;

/** What a mail service tells: which addresses a letter did not reach for good, or who called one unwanted. */
export type MailEvent = { kind: StopKind; addresses: string[]; why: string };

const recipients = z.array(
  z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() }),
);
const sesEvent = z.object({
  eventType: z.string(),
  bounce: z
    .object({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients })
    .optional(),
  complaint: z
    .object({
      complainedRecipients: recipients,
      complaintFeedbackType: z.string().nullish(),
      complaintSubType: z.string().nullish(),
    })
    .optional(),
});

/**
 * What an event of SES says of addresses; undefined where it says nothing for good. A full mailbox and a server that is away are bounces that
 * pass (`Transient`); what SES keeps back by a list of its own is told as one that does not.
 */
export function readSesEvent(told: unknown): MailEvent | undefined {
  const read = sesEvent.safeParse(told);
  if (!read.success) return undefined;
  const { eventType, bounce, complaint } = read.data;
  if (eventType === 'Bounce' && bounce?.bounceType === 'Permanent') {
    const [first] = bounce.bouncedRecipients;
    return {
      kind: 'bounce',
      addresses: bounce.bouncedRecipients.map(({ emailAddress }) => emailAddress),
      why: first?.diagnosticCode ?? bounce.bounceSubType,
    };
  }
  if (eventType === 'Complaint' && complaint)
    return {
      kind: 'complaint',
      addresses: complaint.complainedRecipients.map(({ emailAddress }) => emailAddress),
      why: complaint.complaintFeedbackType ?? complaint.complaintSubType ?? 'complaint',
    };
  return undefined;
}
