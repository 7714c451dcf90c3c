import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in what the server sent, true as soon as scripts run: what only serves without them goes away then. */
export const useScripts = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
