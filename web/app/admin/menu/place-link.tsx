import { focusOn } from './use-landing.ts';

/** Leads to a field of the form, and into it. */
export function PlaceLink({ place: { label, id } }: { place: { label: string; id: string } }) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        focusOn(id);
      }}
    >
      {label}
    </a>
  );
}
