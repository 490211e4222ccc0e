import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { songRow } from "@/testing/history/rows";
import { createUser } from "@/testing/people";
import { POST } from "./route";

type Body = { body: BodyInit; type?: string };

async function send(ctx: UserContext, { body, type }: Body) {
  const { token } = await createApiToken(ctx, { name: "test", scopes: ["read", "write"] });
  const headers = { authorization: `Bearer ${token}`, ...(type && { "content-type": type }) };
  return POST(new Request("http://127.0.0.1/", { method: "POST", headers, body }), {
    params: Promise.resolve({}),
  });
}

const formOf = (files: Record<string, string>) => {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append("files", new Blob([content]), name);
  return form;
};

it("Several files are received in one form, and are read in the background", async () => {
  const ctx = await createUser();
  const content = JSON.stringify([songRow(1, "2024-05-06T18:43:20Z")]);
  const reply = await send(ctx, {
    body: formOf({ "Streaming_History_Audio_2024_0.json": content, "b.json": content }),
  });
  expect(reply.status).toBe(202);
  const { import: started } = await reply.json();
  expect(reply.headers.get("location")).toBe(`/api/v1/me/history/imports/${started.id}`);
  expect(started).toMatchObject({
    state: "reading",
    files: [{ name: "Streaming_History_Audio_2024_0.json" }, { name: "b.json" }],
  });
});

const half = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.json"\r\n\r\n[{"ts":';

it.each([
  ["JSON", { body: "{}", type: "application/json" }, 415, "not_multipart"],
  ["a form without a boundary", { body: "x", type: "multipart/form-data; x" }, 400, "form_malformed"],
  ["a form without a file", { body: formOf({}) }, 422, "no_files"],
  [
    "a form that was cut off",
    { body: half, type: "multipart/form-data; boundary=x" },
    400,
    "body_incomplete",
  ],
  [
    "too many files",
    { body: formOf(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.json`, "[]"]))) },
    400,
    "too_many_files",
  ],
])("An upload of %s is refused, and nothing of it stays", async (_, body, status, reason) => {
  const ctx = await createUser();
  const reply = await send(ctx, body);
  expect({ status: reply.status, reason: (await reply.json()).reason }).toEqual({ status, reason });
  expect(await sql("SELECT 1 FROM history_imports WHERE user_id = $1", [ctx.userId])).toEqual([]);
});

it("A person has five unfinished imports at most", async () => {
  const ctx = await createUser();
  const statuses: number[] = [];
  for (let count = 0; count < 6; count++) {
    const reply = await send(ctx, { body: formOf({ "a.json": "[]" }) });
    // A request counts as work until its reply is read.
    await reply.json();
    statuses.push(reply.status);
  }
  expect(statuses).toEqual([202, 202, 202, 202, 202, 409]);
});
