import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from './may.ts';
import type { Permission } from './office-types.ts';

/** A link for whoever may see where it leads; for others its words alone. */
export function StaffLink(props: {
  needs: Permission;
  to: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { needs, to, className, children } = props;
  return useMay()(needs) ? (
    <Link to={to} className={className}>
      {children}
    </Link>
  ) : (
    <span className={className}>{children}</span>
  );
}
