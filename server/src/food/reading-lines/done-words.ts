import type { Words } from './language.ts';

/** Words for what was done to a food, taken one after the other, so that a line of nothing else is read as quickly as any. */
function takeDone(text: string, done: RegExp, { how, joint }: Words): number {
  let [at, end] = [0, 0];
  for (;;) {
    const rest = text.slice(at);
    const found = done.exec(rest) ?? how.exec(rest) ?? (at === 0 ? null : joint.exec(rest));
    if (!found) return end;
    at += found[0].length;
    if (done.test(rest)) end = at;
  }
}

type Parted = { food: string; done: string };

/** `freshly ground black pepper`: what was done stands before the food. */
export function doneBefore(text: string, words: Words): Parted | undefined {
  const end = takeDone(text, words.done, words);
  const food = text.slice(end);
  return end === 0 || !/^\s+\S/.test(food) ? undefined : { food, done: text.slice(0, end) };
}

const manner = /^\s+(?:in|into|en|a|à)\s.+$/iu;

/** `red onion sliced thinly`: what was done stands behind it, and nothing after that but how, and into what. */
export function doneBehind(text: string, words: Words): Parted | undefined {
  for (const { index } of text.matchAll(/(?<=[^\s,])\s+(?=\S)/gu)) {
    const rest = text.slice(index);
    if (!words.how.test(rest) && !words.doneBehind.test(rest)) continue;
    let left = rest.slice(takeDone(rest, words.doneBehind, words));
    if (left === rest) continue;
    for (let more = words.how.exec(left); more; more = words.how.exec(left)) {
      left = left.slice(more[0].length);
    }
    if (left === '' || manner.test(left)) return { food: text.slice(0, index), done: rest.trim() };
  }
  return undefined;
}
