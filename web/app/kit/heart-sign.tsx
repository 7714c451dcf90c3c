/** A heart: full where something is marked. What it means is said beside it. */
export function HeartSign({ full = false }: { full?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      aria-hidden="true"
      fill={full ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinejoin="round"
    >
      <path d="M12 20.5C5.5 15.6 3 12.4 3 8.9 3 6.2 5.1 4 7.7 4c1.7 0 3.3.9 4.3 2.4C13 4.9 14.6 4 16.3 4 18.9 4 21 6.2 21 8.9c0 3.5-2.5 6.7-9 11.6Z" />
    </svg>
  );
}
