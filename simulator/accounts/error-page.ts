import { accountsPage, escapeHtml } from "./html";

/** Errors that must not be sent to the app: nobody knows whether the address is its own. */
export function errorPage(message: string): string {
  return accountsPage(
    "Cannot continue",
    `<h1>Cannot continue</h1><p>The app sent you here with something that does not fit its registration.</p><p><code>${escapeHtml(message)}</code></p>`,
  );
}
