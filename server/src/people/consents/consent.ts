import { z } from 'zod';
import { languageCodes } from '../../contract/languages.ts';
import { agreedTopics, type AgreedTopic } from '../../contract/legal-pages.ts';

export const occasions = ['sign-up', 'order'] as const;
export type Occasion = (typeof occasions)[number];

/** That somebody agreed to one version of a page, when they first did, and in which language they read it. */
export const consentRow = z.object({
  topic: z.enum(agreedTopics),
  version: z.int(),
  agreedAt: z.date(),
  agreedWhen: z.enum(occasions),
  agreedIn: z.enum(languageCodes),
});
export type Consent = z.output<typeof consentRow>;

/** Which version of each page somebody says that they saw and agree to. */
export type AgreedTo = Record<AgreedTopic, number>;

/** What holds of each page, and the least that customers must have agreed to; 0: none asks for it. */
export type Holding = Record<AgreedTopic, { version: number; leastAgreed: number }>;

/** How somebody stands to a page: what holds, the last version that they agreed to, and whether they must agree before they order. */
export type Standing = {
  topic: AgreedTopic;
  version: number;
  agreedVersion: number | null;
  isDue: boolean;
};

export const standingOf = (
  holding: Holding,
  consents: readonly Pick<Consent, 'topic' | 'version'>[],
): Standing[] =>
  agreedTopics.map((topic) => {
    const versions = consents.filter((one) => one.topic === topic).map(({ version }) => version);
    const agreedVersion = versions.length === 0 ? null : Math.max(...versions);
    const { version, leastAgreed } = holding[topic];
    return { topic, version, agreedVersion, isDue: (agreedVersion ?? 0) < leastAgreed };
  });

/** The pages of which another version holds than the one that was seen. */
export const changedSince = (holding: Holding, seen: AgreedTo): AgreedTopic[] =>
  agreedTopics.filter((topic) => holding[topic].version !== seen[topic]);
