import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { appMessages, layoutNamespaces, pickMessages } from "./browser-messages";
import { catalogs } from "./translator";

const messages = catalogs.en;
const { root, signIn, admin, profile, historyImport } = layoutNamespaces;

/** The messages that layouts and components send, by the folder of the pages. */
const sentTo: [folder: string, messages: object][] = [
  ["app/", pickMessages(messages, root)],
  ["app/(auth)/", pickMessages(messages, signIn)],
  ["app/(app)/", appMessages(messages)],
  ["app/(app)/admin/", pickMessages(messages, admin)],
  ["app/(app)/profile/", pickMessages(messages, profile)],
  ["app/(app)/history/import/", pickMessages(messages, historyImport)],
  ["app/docs/shuffle/", pickMessages(messages, ["docs"])],
];

const sourceOf = (file: string) => readFileSync(file, "utf8");

function resolveImport(file: string, name: string): string | undefined {
  const base = name.startsWith("@/") ? name.slice(2) : path.join(path.dirname(file), name);
  return [`${base}.tsx`, `${base}.ts`].find(existsSync);
}

/** Returns the files that run in the browser for a page: those with "use client", and everything they import. */
function browserFiles(page: string): string[] {
  const seen = new Map<string, boolean>();
  const visit = (file: string, isInBrowser: boolean) => {
    const source = sourceOf(file);
    const runs = isInBrowser || source.startsWith('"use client"');
    if (seen.get(file) || (seen.has(file) && !runs)) return;
    seen.set(file, runs);
    const imports = source.matchAll(
      /^(?:import|export) (?!type\b)[^;]*?from "([@.]\.?\/[^"]+)"|import\("([^"]+)"\)/gms,
    );
    for (const [, name, lazyName] of imports) {
      const imported = resolveImport(file, name ?? lazyName ?? "");
      if (imported?.startsWith("components/")) visit(imported, runs);
    }
  };
  visit(page, false);
  return [...seen].filter(([, runs]) => runs).map(([file]) => file);
}

/** Returns the messages that a file uses. Of a key that is put together at run time, the fixed part. */
function usedMessages(file: string): string[] {
  const source = sourceOf(file);
  const translators = source.matchAll(/const (\w+) = useTranslations\((?:"([\w.]+)")?\)/g);
  return Array.from(translators).flatMap(([, name, namespace = ""]) => {
    const calls = source.matchAll(
      new RegExp(`\\b${name}(?:\\.rich)?\\(\\s*(?:"([\\w.-]+)"|\`([\\w.-]*)\\$)`, "g"),
    );
    const keys = Array.from(calls, ([, key, start = ""]) => key ?? start.split(".").slice(0, -1).join("."));
    return [namespace, ...keys.map(key => [namespace, key].filter(Boolean).join("."))];
  });
}

const has = (tree: unknown, key: string): boolean =>
  key.split(".").every(part => {
    tree = part === "" ? tree : (tree as Record<string, unknown>)[part];
    return tree !== undefined;
  });

it("Every page sends the browser the messages that its components use there", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map(file => `app/${file}`)
    .filter(file => /\/(page|layout|error|loading|not-found)\.tsx$/.test(file));
  expect(pages.length).toBeGreaterThan(30);
  const missing = pages.flatMap(page => {
    const sent = Object.assign(
      {},
      ...sentTo.filter(([folder]) => page.startsWith(folder)).map(([, part]) => part),
    );
    return browserFiles(page).flatMap(file =>
      usedMessages(file)
        .filter(key => has(messages, key) && !has(sent, key))
        .map(key => `${page}: ${file} uses ${key}`),
    );
  });
  expect(missing).toEqual([]);
});
