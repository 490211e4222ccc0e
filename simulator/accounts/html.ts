const htmlEntities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, character => htmlEntities[character] ?? character);
}

/** Renders a page of the accounts service: one card in the middle, in the browser's color scheme. */
export function renderPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${stylesheet}</style>
</head>
<body>
<main>
<p class="brand"><span class="disc" aria-hidden="true"></span>Spotify simulator</p>
${content}
</main>
<p class="note">This is a stand-in for testing. It knows no real account and asks for no password.</p>
</body>
</html>
`;
}

const stylesheet = `
:root { color-scheme: light dark; --back: #eef2ef; --card: #fff; --text: #14201a; --soft: #5a6b62; --line: #dbe3de; --accent: #138a4b; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --back: #0c110e; --card: #151c18; --text: #eef4f0; --soft: #9db0a5; --line: #28332d; --accent: #2fd27b; --on-accent: #06210f; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 16px; padding: 24px 16px; background: radial-gradient(120% 80% at 50% 0%, color-mix(in srgb, var(--accent) 16%, var(--back)), var(--back)); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 26rem; padding: 32px; background: var(--card); border: 1px solid var(--line); border-radius: 20px; box-shadow: 0 24px 60px -32px rgb(0 0 0 / .45); }
.brand { display: flex; align-items: center; gap: 10px; margin: 0 0 24px; font-weight: 600; font-size: .875rem; color: var(--soft); }
.disc { width: 22px; height: 22px; border-radius: 50%; background: radial-gradient(circle, var(--card) 14%, var(--accent) 16% 60%, color-mix(in srgb, var(--accent) 60%, #000) 62%); }
h1 { margin: 0 0 18px; font-size: 1.375rem; line-height: 1.25; }
p { margin: 0 0 16px; color: var(--soft); }
ul { list-style: none; margin: 0 0 24px; padding: 0; border: 1px solid var(--line); border-radius: 12px; }
li { display: flex; gap: 10px; padding: 10px 14px; font-size: .9375rem; }
li + li { border-top: 1px solid var(--line); }
li::before { content: ""; flex: none; width: 8px; height: 8px; margin-top: .5em; border-radius: 50%; background: var(--accent); }
label { display: block; margin: 0 0 20px; font-size: .875rem; color: var(--soft); }
select { display: block; width: 100%; margin-top: 6px; padding: 10px 12px; font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--line); border-radius: 10px; }
.who { display: flex; align-items: center; gap: 12px; margin: 0 0 20px; color: var(--text); }
.who span { flex: none; display: grid; place-items: center; width: 38px; height: 38px; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-weight: 700; }
.actions { display: flex; flex-direction: column; gap: 10px; }
button { padding: 13px; font: inherit; font-weight: 650; border-radius: 999px; border: 1px solid transparent; cursor: pointer; }
.agree { background: var(--accent); color: var(--on-accent); }
.cancel { background: none; border-color: var(--line); color: var(--text); }
button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, transparent); outline-offset: 2px; }
code { font-size: .9em; overflow-wrap: anywhere; }
.note { max-width: 26rem; margin: 0; font-size: .8125rem; text-align: center; }
`;
