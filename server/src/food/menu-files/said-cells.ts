import type { z } from 'zod';
import { writePlain } from '../../contract/csv.ts';
import { fields } from '../../contract/fields.ts';
import { otherLanguages, type OtherLanguage } from '../../contract/languages.ts';
import { byThing, saidFields, type Said } from '../translations/said.ts';
import { translationOf, type Subject, type Translation } from '../translations/translation.ts';
import { optionalCell, plainCell, wholeCell } from './cells.ts';
import type { Entry, SaidIn } from './import-records.ts';

/** What a row says in another language stands in it as `name_de`, with the version that it was written over as `version_de`. */
export const columnIn = (language: OtherLanguage, place: string) => `${place}_${language}`;

const text = optionalCell(plainCell(saidFields.line)).optional();
const version = optionalCell(wholeCell(fields.version)).optional();

/** The columns of a table whose rows say so much; a file need not have any of them. */
export const saidColumns = (places: readonly string[]): z.ZodRawShape =>
  Object.fromEntries(
    otherLanguages.flatMap((language): [string, z.ZodType][] => [
      ...places.map((place): [string, z.ZodType] => [columnIn(language, place), text]),
      [columnIn(language, 'version'), version],
    ]),
  );

/** The version that a file was written over which says that there was no translation. */
export const noneYet = 0;

/** What a row says in other languages. An empty cell says nothing, and what is kept stays. */
export function saidIn(
  { file, rowOf, value }: Entry<Readonly<Record<string, unknown>>>,
  subject: Subject,
  places: readonly string[],
): Entry<SaidIn>[] {
  return otherLanguages.flatMap((language): Entry<SaidIn>[] => {
    const texts = Object.fromEntries(
      places.flatMap((place) => {
        const said = value[columnIn(language, place)];
        return typeof said === 'string' ? [[place, said]] : [];
      }),
    );
    if (Object.keys(texts).length === 0) return [];
    const seen = value[columnIn(language, 'version')];
    const version = typeof seen === 'number' ? seen : seen === null ? noneYet : undefined;
    return [{ file, rowOf, value: { subject, language, texts }, version }];
  });
}

/** What is kept of things in other languages, as files have it. */
export type Spoken = {
  /** Which have columns of their own in a table. */
  languages: readonly OtherLanguage[];
  of: (subject: Subject, language: OtherLanguage) => Translation | undefined;
};

/** Tables have columns for these languages, and for whatever is translated into. */
export function spokenOf(
  translations: readonly Translation[],
  languages: readonly OtherLanguage[] = [],
): Spoken {
  const known = new Set(translations.map(({ language }) => language));
  return {
    languages: otherLanguages.filter((it) => languages.includes(it) || known.has(it)),
    of: byThing(translations),
  };
}

export const nothingSpoken: Spoken = { languages: [], of: () => undefined };

export const saidHeads = ({ languages }: Spoken, places: readonly string[]): string[] =>
  languages.flatMap((language) => [...places, 'version'].map((place) => columnIn(language, place)));

/** The cells of a thing whose texts in the shop's own language are these. */
export function saidCells(
  spoken: Spoken,
  subject: Subject,
  originals: Readonly<Record<string, string | null>>,
): Record<string, string | number> {
  return Object.fromEntries(
    spoken.languages.flatMap((language): [string, string | number][] => {
      const kept = spoken.of(subject, language);
      const texts = kept ? textsOf(kept, originals) : {};
      if (!kept || Object.keys(texts).length === 0) return [];
      return [
        ...Object.entries(texts).map(([place, said]): [string, string] => [
          columnIn(language, place),
          writePlain(said),
        ]),
        [columnIn(language, 'version'), kept.version],
      ];
    }),
  );
}

/** What is translated of exactly these originals, by place. */
export const textsOf = (
  { texts }: Translation,
  originals: Readonly<Record<string, string | null>>,
): Said['texts'] =>
  Object.fromEntries(
    Object.entries(originals).flatMap(([place, original]): [string, string][] => {
      const said = original === null ? undefined : translationOf(texts, place, original);
      return said === undefined ? [] : [[place, said]];
    }),
  );
