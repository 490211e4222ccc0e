import type { ReactNode } from "react";
import type { ExternalToast, toast as SonnerToast } from "sonner";

type Toast = typeof SonnerToast;

/** Toasts that wait until the toaster is there. */
const waiting: ((toast: Toast) => void)[] = [];
const listeners = new Set<() => void>();
let ready: Toast | null = null;

function send(show: (toast: Toast) => void): void {
  if (ready) {
    show(ready);
    return;
  }
  waiting.push(show);
  for (const listener of listeners) listener();
}

/** Shows toasts. The code of the toaster is loaded with the first one, so screens import this instead of Sonner. */
export const toast = Object.assign(
  (message: ReactNode, options?: ExternalToast) => send(shown => shown(message, options)),
  {
    error: (message: ReactNode, options?: ExternalToast) => send(shown => shown.error(message, options)),
    success: (message: ReactNode, options?: ExternalToast) => send(shown => shown.success(message, options)),
    dismiss: (id?: string) => {
      if (ready || waiting.length > 0) send(shown => shown.dismiss(id));
    },
  },
);

/** Calls `listener` when a toast waits for the toaster. */
export function onWaitingToast(listener: () => void): () => void {
  listeners.add(listener);
  if (waiting.length > 0) listener();
  return () => void listeners.delete(listener);
}

/** Gives the toasts their toaster, until the returned function is called. */
export function connectToaster(toaster: Toast): () => void {
  ready = toaster;
  for (const show of waiting.splice(0)) show(toaster);
  return () => {
    ready = null;
  };
}
