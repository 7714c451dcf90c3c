export const longestEmail = 80;

/** RFC 5321's dot-atom: what people have before the @. A quoted part, which nobody has, is left out. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Letters of any script, digits, hyphens and dots: nothing that an address on the web would read otherwise. */
const domainAsWritten = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;

/** The one spelling of an e-mail address, with its domain as mail servers write it; undefined for what is none. */
export function emailOf(written: string): string | undefined {
  const text = written.normalize('NFC').trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at)).toLowerCase();
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined || !localPart.test(local)) return undefined;
  return `${local}@${domain}`;
}

function asciiDomain(written: string): string | undefined {
  if (!domainAsWritten.test(written) || !URL.canParse(`http://${written}/`)) return undefined;
  const domain = new URL(`http://${written}/`).hostname;
  const labels = domain.split('.');
  const isDomain =
    labels.length >= 2 &&
    labels.every((it) => label.test(it)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  return isDomain ? domain : undefined;
}
