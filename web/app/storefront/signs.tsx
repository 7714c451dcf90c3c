/** The few drawn signs of the shop; what they mean is said beside them. */
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

export function SearchSign() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" {...line}>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </svg>
  );
}

export function PersonSign() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" {...line}>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />
    </svg>
  );
}

export function CrossSign() {
  return (
    <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" {...line} strokeWidth={2.4}>
      <path d="m6 6 12 12M18 6 6 18" />
    </svg>
  );
}

export function ClockSign() {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" {...line}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5v5l3 2" />
    </svg>
  );
}

export function TickSign() {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" {...line} strokeWidth={2.4}>
      <path d="m5 12.5 4.5 4.5L19 7.5" />
    </svg>
  );
}

export function StarSign() {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" {...line}>
      <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9-4.3-4.1 5.9-.8z" />
    </svg>
  );
}
