/** What stands where somebody's name, phone, address or words stood, after they were erased; migration 0031 knows the words too. */
export const erased = {
  name: 'Erased',
  address: 'Erased',
  word: 'Erased',
  phone: '0',
  /** Of a domain that there can never be (RFC 2606): nothing is sent to it. */
  email: 'erased@erased.invalid',
};
