import styles from './picture.module.css';

const widths = [320, 640, 960];

/** A dish, 4:3, in the best format the browser takes. `base` is as the API gives it; `sizes` says how wide it is shown. */
export function Picture(props: {
  base: string | null;
  alt: string;
  sizes: string;
  className?: string | undefined;
  /** The one picture that is seen first: it goes before everything else. Others wait until they come near. */
  first?: boolean;
}) {
  const { base, alt, sizes, className = '', first = false } = props;
  const sources = (type: string) =>
    widths.map((width) => `${base}-${width}.${type} ${width}w`).join(', ');
  if (base === null) return <EmptyPlate alt={alt} className={className} />;
  return (
    <picture>
      <source type="image/avif" srcSet={sources('avif')} sizes={sizes} />
      <img
        className={`${styles.picture} ${className}`}
        src={`${base}-640.webp`}
        srcSet={sources('webp')}
        sizes={sizes}
        alt={alt}
        width={640}
        height={480}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        decoding={first ? 'sync' : 'async'}
      />
    </picture>
  );
}

/** Stands in for a dish that nobody has photographed yet. */
function EmptyPlate({ alt, className }: { alt: string; className: string }) {
  const named = alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt };
  return (
    <svg className={`${styles.plate} ${className}`} viewBox="0 0 64 48" {...named}>
      <circle className={styles.rim} cx="32" cy="24" r="15" />
      <circle className={styles.well} cx="32" cy="24" r="10" />
      <path
        className={styles.cutlery}
        d="M11.5 12v7m2-7v7m2-7v7a2 2 0 0 1-4 0m2 2v15M51 36V12c-2.4 1.6-3 5-3 12h3"
      />
    </svg>
  );
}
