/** Longer text is read as it is or not at all. */
const longestRepaired = 500_000;

const marks = {
  before: ['<!--', '<![CDATA[', '//<![CDATA[', '// <![CDATA[', '/*<![CDATA[*/', '/* <![CDATA[ */'],
  after: ['-->', ']]>', '//]]>', '// ]]>', '/*]]>*/', '/* ]]> */', '//-->', '// -->', ';'],
};

/** Without the comment that some pages hide a script in from readers of long ago, and what else stands around it. */
function bareText(text: string): string {
  let bare = text.replaceAll('\ufeff', '').trim();
  for (let time = 0; time < 4; time += 1) {
    // The longest that is there: `//]]>` before `]]>`.
    const longest = (all: readonly string[], is: (mark: string) => boolean) =>
      all.filter(is).toSorted((a, b) => b.length - a.length)[0]?.length ?? 0;
    const front = longest(marks.before, (mark) => bare.startsWith(mark));
    const back = longest(marks.after, (mark) => bare.endsWith(mark));
    if (front + back === 0) break;
    bare = bare.slice(front, bare.length - back).trim();
  }
  return bare;
}

/** JSON of a page as far as it can be understood; undefined for what is none. Pages forget commas, leave line breaks and quotes in strings, and add comments. */
export function readJson(text: string): unknown {
  const bare = bareText(text);
  const plain = parsed(bare);
  if (plain !== undefined || bare.length > longestRepaired) return plain;
  const mended = repaired(bare);
  // Several objects one after the other are a list.
  return parsed(mended) ?? parsed(repaired(unescaped(bare))) ?? parsed(`[${mended}]`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };
const unescaped = (text: string) =>
  text.replace(/&(quot|amp|lt|gt);/g, (whole, name: string) => entities[name] ?? whole);

/** Whether a quote ends its string: what comes after it goes on with the structure. */
const ends = (text: string, at: number): boolean => {
  const rest = /^\s*(?:$|[:}\]]|,\s*(?:$|["{}[\]\d/-]|true|false|null)|\n\s*")/.exec(
    text.slice(at + 1, at + 200),
  );
  return rest !== null;
};

function repaired(text: string): string {
  let result = '';
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (!isInside) {
      if (sign === '"') isInside = true;
      const comment =
        sign === '/' ? /^(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*)/.exec(text.slice(at, at + 2000)) : null;
      if (comment) {
        at += comment[0].length - 1;
        continue;
      }
      result += sign;
      continue;
    }
    if (sign === '\\') {
      const next = text[at + 1] ?? '';
      const isKnown = /["\\/bfnrt]/.test(next) || /^u[\da-f]{4}/i.test(text.slice(at + 1, at + 6));
      // What needed no backslash loses it: `\\;`. Before a letter it may be one that was meant.
      const isPlain = /^[^\p{L}\p{N}\s]/u.test(next);
      if (!isPlain || isKnown) result += isKnown ? sign + next : '\\\\';
      if (isKnown) at += 1;
    } else if (sign === '"' && ends(text, at)) {
      isInside = false;
      result += sign;
    } else if (sign === '"') result += '\\"';
    else if (sign === '\n' || sign === '\r') result += '\\n';
    else if (sign < ' ') result += ' ';
    else result += sign;
  }
  return result
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/([}\]"\d])([^\S\n]*\n\s*)(?=["{[])/g, '$1,$2')
    .replace(/\}\s*,?\s*\{/g, '},{');
}
