import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** Returns false while the component is rendered by the server and while the browser takes over its HTML, then true. */
export const useHydrated = () =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
