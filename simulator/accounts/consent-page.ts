import type { App, User } from "../world/records";
import { escapeHtml, renderPage } from "./html";
import { scopeLabels } from "./scopes";

type ConsentPageInput = {
  app: App;
  scopes: readonly string[];
  users: readonly User[];
  /** The user whom the browser remembers. */
  currentUser: User | undefined;
  /** The parameters of /authorize; the form sends them on. */
  params: URLSearchParams;
};

/** Renders the page on which a person agrees or cancels. */
export function renderConsentPage({ app, scopes, users, currentUser, params }: ConsentPageInput): string {
  const name = escapeHtml(app.name);
  const fields = [...params]
    .filter(([key]) => key !== "user" && key !== "decision")
    .map(([key, value]) => `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`);
  return renderPage(
    `${app.name} wants access`,
    `<h1>${name} would like to use your Spotify account</h1>
<form method="post" action="/authorize/consent">
${fields.join("\n")}
${renderUserChoice(users, currentUser)}
${renderScopes(scopes)}
<div class="actions">
<button class="agree" name="decision" value="agree">Agree</button>
<button class="cancel" name="decision" value="cancel">Cancel</button>
</div>
</form>`,
  );
}

function renderUserChoice(users: readonly User[], currentUser: User | undefined): string {
  const [only] = users;
  if (users.length === 1 && only) {
    const name = escapeHtml(only.displayName);
    return `<p class="who"><span aria-hidden="true">${name.slice(0, 1)}</span>Signed in as ${name}</p>`;
  }
  const options = users.map(({ id, displayName }) => {
    const selected = id === currentUser?.id ? " selected" : "";
    return `<option value="${escapeHtml(id)}"${selected}>${escapeHtml(displayName)}</option>`;
  });
  return `<label>Sign in as<select name="user">${options.join("")}</select></label>`;
}

function renderScopes(scopes: readonly string[]): string {
  if (scopes.length === 0) return "<p>It will see your name and your public profile.</p>";
  const lines = scopes.map(scope => `<li>${escapeHtml(scopeLabels.get(scope) ?? scope)}</li>`);
  return `<p>It will be able to:</p><ul>${lines.join("")}</ul>`;
}
