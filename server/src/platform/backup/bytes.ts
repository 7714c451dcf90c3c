/** A stream of bytes, taken by those who read it one after the other. */
export type Bytes = {
  /** Exactly so many; undefined where it ends before. */
  exactly: (count: number) => Promise<Buffer | undefined>;
  /** What is at hand, at most so much; empty at the end. */
  some: (most: number) => Promise<Buffer>;
};

export function openBytes(source: AsyncIterable<Uint8Array>): Bytes {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function some(most: number): Promise<Buffer> {
    while (held.length === 0) {
      const next = await chunks.next();
      if (next.done) return held;
      held = Buffer.from(next.value);
    }
    const part = held.subarray(0, most);
    held = held.subarray(part.length);
    return part;
  }

  async function exactly(count: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let missing = count; missing > 0;) {
      const part = await some(missing);
      if (part.length === 0) return undefined;
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  return { exactly, some };
}
