/** Of an ELF program: the bytes that it takes to run it, and what its header says then. Sections beside them (symbols, debugging) only tell of it. */
export function trimProgram(program: Buffer): Buffer {
  const isElf64 = program.subarray(0, 6).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]));
  if (!isElf64) throw new Error('This is no program for 64-bit Linux.');
  const [at, size, count] = [
    Number(program.readBigUInt64LE(0x20)),
    program.readUInt16LE(0x36),
    program.readUInt16LE(0x38),
  ];
  let end = at + size * count;
  for (let index = 0; index < count; index += 1) {
    const header = at + index * size;
    const [offset, length] = [
      program.readBigUInt64LE(header + 8),
      program.readBigUInt64LE(header + 32),
    ];
    end = Math.max(end, Number(offset + length));
  }
  const trimmed = Buffer.from(program.subarray(0, end));
  // Where the table of sections is, how many it has and which of them has their names: it is gone.
  trimmed.writeBigUInt64LE(0n, 0x28);
  trimmed.writeUInt16LE(0, 0x3c);
  trimmed.writeUInt16LE(0, 0x3e);
  return trimmed;
}
