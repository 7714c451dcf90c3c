import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from './may.ts';
import type { Permission } from './office-types.ts';

/** A link for whoever may see where it leads; for others its words alone, or nothing where they say nothing else. */
export function StaffLink(props: {
  needs: Permission;
  to: string;
  className?: string | undefined;
  orNothing?: boolean;
  children: ReactNode;
}) {
  const { needs, to, className, orNothing = false, children } = props;
  const may = useMay()(needs);
  if (!may && orNothing) return null;
  return may ? (
    <Link to={to} className={className}>
      {children}
    </Link>
  ) : (
    <span className={className}>{children}</span>
  );
}
