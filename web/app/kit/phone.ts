/** A phone number in groups, as people read it aloud: 087 123 4567, +353 87 123 4567. */
export function phoneInWords(phone: string): string {
  const [, code = '', digits] = /^(\+\d+ )?(\d{5,})$/.exec(phone) ?? [];
  if (digits === undefined) return phone;
  const front = digits.slice(0, -4).replace(/(?<=\d)(?=(\d{3})+$)/g, ' ');
  return `${code}${front} ${digits.slice(-4)}`;
}
