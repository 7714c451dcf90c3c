import { gunzipSync, unzipSync } from 'fflate';
import type { WhyNotRead } from './recipe-of-file.ts';

/** A recipe with its pictures in it is a few megabytes; a library of thousands, some hundreds. */
export const limits = {
  entryBytes: 20_000_000,
  totalBytes: 300_000_000,
  entries: 20_000,
} as const;

type Entry = { name: string; bytes: Uint8Array };
export type Unpacked = { entries: Entry[]; refused: { name: string; why: WhyNotRead }[] };

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** So much of a zip is unpacked without a pause. */
const atOnce = { bytes: 1_000_000, entries: 500 };

/**
 * The parts of a zip whose names are asked for, some at a time. Sizes are held against the limits before anything is unpacked, and what unpacks to more than it says is cut
 * there, so that a small file never becomes a large one.
 */
export function* unzipInParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Generator<Unpacked> {
  const refused: Unpacked['refused'] = [];
  const runs: Run[] = [];
  try {
    measure(bytes, wanted, refused, runs);
    yield { entries: [], refused: refused.splice(0) };
    for (const run of runs) yield { entries: unpackRun(bytes, run), refused: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    yield { entries: [], refused: [...refused.splice(0), { name: '', why: 'broken' }] };
  }
}

/** Entries of a zip that are unpacked together, by where they stand in it. */
type Run = { places: Set<number>; bytes: number };

/** Looks at what each entry says of itself; nothing is unpacked. */
function measure(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  refused: Unpacked['refused'],
  runs: Run[],
): void {
  let [place, entries, total] = [-1, 0, 0];
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      place += 1;
      if (name.endsWith('/') || !wanted(name)) return false;
      entries += 1;
      const isMany = entries > limits.entries;
      const isLarge = originalSize > limits.entryBytes || total + originalSize > limits.totalBytes;
      if (isMany || isLarge) {
        refused.push({ name, why: isMany ? 'too-many' : 'too-large' });
        return false;
      }
      total += originalSize;
      const last = runs.at(-1);
      const fits =
        last && last.places.size < atOnce.entries && last.bytes + originalSize <= atOnce.bytes;
      const run = fits ? last : { places: new Set<number>(), bytes: 0 };
      if (!fits) runs.push(run);
      run.places.add(place);
      run.bytes += originalSize;
      return false;
    },
  });
}

function unpackRun(bytes: Uint8Array, { places }: Run): Entry[] {
  let place = -1;
  const files = unzipSync(bytes, { filter: () => places.has((place += 1)) });
  return Object.entries(files).map(([name, each]) => ({ name, bytes: each }));
}

/** What a gzip holds; its last four bytes say how much that is, and no more is made of it. */
export function gunzip(bytes: Uint8Array): Uint8Array | WhyNotRead {
  if (bytes.length < 18) return 'broken';
  const says = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  if (says > limits.entryBytes) return 'too-large';
  try {
    return gunzipSync(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'broken';
  }
}

export const textOfBytes = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
