/** What stands above a letter: to whom and about what. */
export function readHead(letter: string): { to: string; subject: string } {
  const [head = ''] = letter.split(/\r?\n\r?\n/, 1);
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  const of = (name: string) => new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(unfolded)?.[1] ?? '';
  return {
    to: of('To').toLowerCase(),
    subject: inWords(of('Subject')),
  };
}

/** Header fields are ASCII: other letters are coded (RFC 2047), and blanks between two coded words are none. */
const inWords = (field: string): string =>
  field
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, code: string, text: string) =>
      code.toLowerCase() === 'b' ? bytesOf(text, 'base64') : bytesOf(quoted(text), 'latin1'),
    );

const bytesOf = (text: string, encoding: 'base64' | 'latin1') =>
  Buffer.from(text, encoding).toString('utf8');

const quoted = (text: string) =>
  text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
