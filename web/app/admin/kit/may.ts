import { useRouteLoaderData } from 'react-router';
import type { MyRole, Permission } from './office-types.ts';

/** What whoever looks may do: pages show nothing that the store would refuse. */
export function useMay(): (permission: Permission) => boolean {
  const mine = useRouteLoaderData<MyRole>('admin/layout');
  return (permission) => mine?.permissions.includes(permission) ?? false;
}
