import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { multipart, multipartBody, type PageForm, post, readForm } from "../../support/forms";
import { statusOf } from "../../support/raw";
import { generated } from "../../support/stacks";
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
