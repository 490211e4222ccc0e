import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { multipart, multipartBody, type PageForm, post, readForm } from "../../support/forms";
import { generated } from "../../support/instances/stacks";
import { statusOf } from "../../support/raw";
import { test as base, expect } from "../../support/test";

const test = base.extend<{ form: PageForm }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
  form: async ({}, use) => use(await readForm(generated.url, "/sign-in")),
});

const send = (headers: string[], body: string) => post(generated.url, "/sign-in", headers, body);
const fields: [string, string][] = [
  ["email", "nobody@example.org"],
  ["password", "wrong"],
];

test("a form from another site gets a 403 in words", async ({ form }) => {
  const body = multipartBody([...form.hidden, ...fields]);
  for (const origin of ["https://evil.example", "null", ":::", `${generated.url}.evil.example`])
    for (const headers of [
      [multipart, `Origin: ${origin}`],
      [multipart, `Origin: ${origin}`, `Next-Action: ${form.actionId}`],
    ]) {
      const reply = await send(headers, body);
      expect(statusOf(reply), headers.join(", ")).toBe(403);
      expect(reply).toContain(`Open Tonearm at ${generated.url} and try again.`);
    }
  const own = await send([multipart, `Origin: ${generated.url}`], body);
  expect(statusOf(own)).toBe(200);
  expect(own).toContain("Wrong email or password. Please check both.");
});

/** Reads the server actions of the build, each with a page that has it. */
function readActions(): { id: string; name: string; path: string }[] {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const page = Object.keys(workers).find(name => !name.includes("[")) ?? "";
    return { id, name: exportedName, path: page.replace(/^app|\/\([^)]*\)|\/page$/g, "") || "/" };
  });
}

const actionText = "Content-Type: text/plain;charset=UTF-8";
const ownOrigin = `Origin: ${generated.url}`;

test("every action refuses other sites, and sets no cookie for them", async () => {
  const actions = readActions();
  const names = actions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["chooseLanguage", "finishFirstSteps", "signInAction"]));
  for (const { id, name, path } of actions)
    for (const origin of ["https://evil.example", "null"]) {
      const headers = [actionText, `Origin: ${origin}`, `Next-Action: ${id}`];
      const reply = await post(generated.url, path, headers, "[]");
      expect(statusOf(reply), `${name} on ${path}`).toBe(403);
      expect(reply).not.toMatch(/^set-cookie:/im);
    }
});

test("without a session, the language is chosen for this browser only, and no checklist is hidden", async () => {
  const { hidden } = await readForm(generated.url, "/");
  const body = multipartBody([...hidden, ["locale", "fr"]]);
  const chosen = await post(generated.url, "/", [multipart, ownOrigin, "Accept-Language: en"], body);
  expect(chosen.match(/^set-cookie:.*$/gim)).toEqual([
    expect.stringMatching(/locale=fr; Path=\/;.*HttpOnly/),
  ]);
  // The reply has the new language already.
  expect(chosen).toContain('<html lang="fr"');
  for (const { id, name, path } of readActions().filter(({ name }) => /FirstSteps/.test(name))) {
    const reply = await post(generated.url, path, [actionText, ownOrigin, `Next-Action: ${id}`], "[]");
    expect(reply, name).toMatch(/^x-action-redirect: \/sign-in\?next=%2Fmusic/im);
  }
});

test("a body that is no form gets a 400 in words", async ({ form }) => {
  const complete = multipartBody([...form.hidden, ...fields]);
  const action = `Next-Action: ${form.actionId}`;
  const text = "Content-Type: text/plain;charset=UTF-8";
  const bodies: [headers: string[], body: string][] = [
    ...[
      "[]",
      "",
      "x",
      "{}",
      '["a"]',
      '["$K1"]',
      '[null,{"get":1}]',
      '"$@0"',
      '["$F1"]',
      "[".repeat(2000),
    ].map((body): [string[], string] => [[action, text], body]),
    [[action, multipart], multipartBody([["0", "["]])],
    [[action, multipart], multipartBody([["1_email", "x"]])],
    [[action, multipart], complete.slice(0, -30)],
    [[multipart], complete.slice(0, -30)],
    [[multipart], "junk"],
    [["Content-Type: multipart/form-data"], complete],
    [
      [multipart],
      multipartBody([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", "{"],
      ]),
    ],
    [[multipart], multipartBody([...form.hidden, ["long", "x".repeat(1_100_000)]])],
  ];
  for (const [headers, body] of bodies)
    await test.step(`${headers.join(", ")} ${body.slice(0, 40)}`, async () => {
      const reply = await send(headers, body);
      expect(statusOf(reply), reply.slice(0, 2000)).toBe(400);
      expect(reply).toContain("Reload the page, then send the form again.");
    });
});

test("a form of an earlier build is refused with the advice to reload", async ({ form }) => {
  const otherId = form.actionId.replace(/.{8}$/, value => (value === "00000000" ? "11111111" : "00000000"));
  const hidden = form.hidden.map(([name, value]): [string, string] => [
    name,
    value.replace(form.actionId, otherId),
  ]);
  const text = "Content-Type: text/plain;charset=UTF-8";
  for (const [headers, body] of [
    [[multipart], multipartBody([...hidden, ...fields])],
    [[text, `Next-Action: ${otherId}`], "[]"],
  ] as const) {
    const reply = await send([...headers], body);
    expect([404, 409]).toContain(statusOf(reply));
    expect(reply).toMatch(/^x-nextjs-action-not-found: 1\r$/im);
    expect(reply).toContain("This page is from before an update of Tonearm. Reload the page");
  }
});

test("two builds of the same sources accept each other's forms", ({ form }) => {
  const sources = readFileSync(".next/tonearm-sources", "utf8");
  const { encryptionKey } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  expect(encryptionKey).toBe(createHash("sha256").update(`server actions ${sources}`).digest("base64"));
  expect(sources).toContain(readFileSync(".next/BUILD_ID", "utf8"));
  // Next derives the ids of server actions from this key, after a byte about their parameters, and from nothing else that differs.
  const actionName = "app/(auth)/actions.ts:signInAction";
  expect(form.actionId.slice(2)).toBe(
    createHash("sha1").update(`${encryptionKey}${actionName}`).digest("hex"),
  );
});
