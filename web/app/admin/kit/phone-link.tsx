import { phoneInWords } from '../../kit/phone.ts';

/** A number that is dialled where it is pressed. */
export const PhoneLink = ({ phone }: { phone: string }) => (
  <a href={`tel:${phone.replaceAll(' ', '')}`}>{phoneInWords(phone)}</a>
);
