import { useScripts } from './use-scripts.ts';

/** Prints the page. Without scripts the browser's own command does the same, so there is no button then. */
export function PrintButton(props: { children: string; className?: string }) {
  const { children, className = 'button plain' } = props;
  return useScripts() ? (
    <button type="button" className={`${className} no-print`} onClick={() => window.print()}>
      {children}
    </button>
  ) : null;
}
