export type Form = { [name: string]: Form | string };

/** `a[b][0][c]=d` as Stripe's forms are written, as objects in each other; lists are objects by number. */
export function readForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter((part) => part !== '');
    const last = path.pop() ?? '';
    let place = form;
    for (const part of path) {
      const inner = (place[part] ??= {});
      if (typeof inner === 'string') throw new Error(`${name} is a text and more than that.`);
      place = inner;
    }
    place[last] = value;
  }
  return form;
}
