import { encode } from 'uqr';

/** A text as a code for a camera: one square of the picture is one module of the code. */
export function QrCode(props: { text: string; label: string; className?: string | undefined }) {
  const { data, size } = encode(props.text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className={props.className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
    >
      <path d={dark.join('')} />
    </svg>
  );
}
