/** Some rows were left out; each has been named. */
export class WrongRows extends Error {}

/** Something is wrong with the store; it has been said. */
export class NotWell extends Error {}

/** What does not match was named. */
export class UnevenBooks extends Error {}

export const say = (line: string) => process.stdout.write(`${line}\n`);
export const aside = (line: string) => process.stderr.write(`${line}\n`);
