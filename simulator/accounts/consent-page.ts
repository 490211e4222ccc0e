import type { App, User } from "../world/records";
import { accountsPage, escapeHtml } from "./html";
import { scopeLabels } from "./scopes";

type Consent = {
  app: App;
  scopes: readonly string[];
  people: readonly User[];
  /** Who is logged in, as far as this browser knows. */
  chosen: User | undefined;
  /** Of /authorize; they travel through the form. */
  params: URLSearchParams;
};

/** The page on which a person agrees. Works without JavaScript, like the form it is. */
export function consentPage({ app, scopes, people, chosen, params }: Consent): string {
  const name = escapeHtml(app.name);
  const fields = [...params]
    .filter(([key]) => key !== "user" && key !== "decision")
    .map(([key, value]) => `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`);
  return accountsPage(
    `${app.name} wants access`,
    `<h1>${name} would like to use your Spotify account</h1>
<form method="post" action="/authorize/consent">
${fields.join("\n")}
${whoPart(people, chosen)}
${scopesPart(scopes)}
<div class="actions">
<button class="agree" name="decision" value="agree">Agree</button>
<button class="cancel" name="decision" value="cancel">Cancel</button>
</div>
</form>`,
  );
}

function whoPart(people: readonly User[], chosen: User | undefined): string {
  const [only] = people;
  if (people.length === 1 && only) {
    const name = escapeHtml(only.displayName);
    return `<p class="who"><span aria-hidden="true">${name.slice(0, 1)}</span>Signed in as ${name}</p>`;
  }
  const options = people.map(({ id, displayName }) => {
    const selected = id === chosen?.id ? " selected" : "";
    return `<option value="${escapeHtml(id)}"${selected}>${escapeHtml(displayName)}</option>`;
  });
  return `<label>Sign in as<select name="user">${options.join("")}</select></label>`;
}

function scopesPart(scopes: readonly string[]): string {
  if (scopes.length === 0) return "<p>It will see your name and your public profile.</p>";
  const lines = scopes.map(scope => `<li>${escapeHtml(scopeLabels.get(scope) ?? scope)}</li>`);
  return `<p>It will be able to:</p><ul>${lines.join("")}</ul>`;
}
