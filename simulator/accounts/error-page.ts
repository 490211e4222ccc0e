import { escapeHtml, renderPage } from "./html";

/** Renders an error that must not be redirected, because the redirect URI may not belong to the app. */
export function renderErrorPage(message: string): string {
  return renderPage(
    "Cannot continue",
    `<h1>Cannot continue</h1><p>The app sent you here with something that does not fit its registration.</p><p><code>${escapeHtml(message)}</code></p>`,
  );
}
