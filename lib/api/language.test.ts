import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { getMe } from "@/lib/accounts/get-me";
import { signUp } from "@/lib/accounts/registration/sign-up";
import { createTokenSession } from "@/lib/accounts/sessions/sessions";
import { updateMe } from "@/lib/accounts/update-me";
import { createSession } from "@/lib/api/auth/new-session";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { releasePerProcess } from "@/lib/platform/per-process";
import { createUser } from "@/testing/people";
import { withGuard } from "./guard";

const url = "http://127.0.0.1/api/v1/things";
const segment = { params: Promise.resolve({}) };

/** Sends a request that is refused because the library is full. */
async function refusal(headers: Record<string, string>, access: "public" | "user" = "public") {
  const seen: Context[] = [];
  const handler = withGuard({ access }, ({ ctx }) => {
    seen.push(ctx);
    return Promise.reject(new AppError("library_full", { reason: "songs", limit: 1 }));
  });
  const reply = await handler(new Request(url, { headers }), segment);
  const { title } = (await reply.json()) as { title: string };
  return { title, language: reply.headers.get("content-language"), locale: seen[0]?.locale };
}

afterEach(() => void releasePerProcess("settings"));

const french = { title: "La bibliothèque est pleine", language: "fr", locale: "fr" };
const english = { title: "The library is full", language: "en", locale: "en" };

describe("the language of replies", () => {
  it.each([
    ["fr", french],
    ["fr-CA, en;q=0.5", french],
    ["en-GB, fr;q=0.9", english],
    ["de", english],
    ["*", english],
    ["", english],
    ["fr;q=nonsense, en;q=0.1", english],
    [",,;;q=;=,<script>", english],
    [`${"x-".repeat(4000)}, fr;q=0.1`, french],
    [`${"de,".repeat(3000)}fr`, french],
  ])(
    "A request that accepts %.40s gets the first of these languages that Tonearm speaks",
    async (header, expected) => {
      expect(await refusal({ "accept-language": header })).toEqual(expected);
    },
  );

  it("The language chosen on the sign-in page goes before the browser's; an unknown one is ignored", async () => {
    expect(await refusal({ cookie: "a=1; locale=fr", "accept-language": "en" })).toEqual(french);
    expect(await refusal({ cookie: "locale=../../x", "accept-language": "fr" })).toEqual(french);
  });

  it("A browser gets the language of its person's account, and a program the language that it accepts", async () => {
    const ctx = await createUser();
    await updateMe(ctx, { locale: "fr" });
    const { cookies } = await createSession(await getMe(ctx), { userAgent: null, address: "test" });
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    expect(await refusal({ cookie, "accept-language": "en" }, "user")).toEqual(french);
    const authorization = `Bearer ${await createTokenSession(ctx.userId, {})}`;
    expect(await refusal({ authorization }, "user")).toEqual(english);
    expect(await refusal({ authorization, "accept-language": "fr" }, "user")).toEqual(french);
  });

  it("Without a language in the account, a browser gets the one of its pages, and a program English", async () => {
    vi.stubEnv("LOCALE", "fr");
    releasePerProcess("settings");
    const ctx = await createUser();
    const { cookies } = await createSession(await getMe(ctx), { userAgent: null, address: "test" });
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    expect(await refusal({ cookie }, "user")).toEqual(french);
    expect(await refusal({ cookie, "accept-language": "en" }, "user")).toEqual(english);
    const authorization = `Bearer ${await createTokenSession(ctx.userId, {})}`;
    expect(await refusal({ authorization }, "user")).toEqual(english);
  });

  it.each([
    [{ "accept-language": "fr" }, "fr"],
    [{ "accept-language": "fr", cookie: "locale=en" }, "en"],
    [{ "accept-language": "de" }, null],
    [{}, null],
  ])("A sign-up with the headers %j stores the language %s", async (headers, expected) => {
    vi.stubEnv("LOCALE", "fr");
    releasePerProcess("settings");
    const email = `${randomUUID()}@example.org`;
    const account = { email, username: "Ada", password: "a good password" };
    const handler = withGuard({ access: "public" }, async ({ ctx }) => {
      await signUp({ ...ctx, isLocal: true }, account);
      return new Response();
    });
    await handler(new Request(url, { headers }), segment);
    await expect(prisma().user.findUniqueOrThrow({ where: { email } })).resolves.toMatchObject({
      locale: expected,
    });
  });

  it("Invalid fields are explained in the language of the request", async () => {
    const query = z.object({ limit: z.coerce.number().int().max(100) });
    const handler = withGuard({ access: "public", query }, async () => new Response());
    const send = async (address: string) =>
      (await handler(new Request(address, { headers: { "accept-language": "fr" } }), segment)).json();
    await expect(send(`${url}?limit=1000`)).resolves.toMatchObject({
      title: "Données invalides",
      detail: "limit\u00a0: La valeur maximale est 100.",
      errors: [{ path: "limit", message: "La valeur maximale est 100." }],
    });
    await expect(send(`${url}?limit=1&limit=2`)).resolves.toMatchObject({
      errors: [{ path: "limit", message: "Indiquez ce paramètre une seule fois." }],
    });
  });

  it("A repeated request gets the stored reply in the language of the first one", async () => {
    const ctx = await createUser();
    const authorization = `Bearer ${await createTokenSession(ctx.userId, {})}`;
    const handler = withGuard({ access: "user" }, () => Promise.reject(new AppError("playlist_busy")));
    const send = async (language: string) => {
      const headers = { authorization, "idempotency-key": "one", "accept-language": language };
      const reply = await handler(new Request(url, { method: "POST", headers }), segment);
      return [reply.headers.get("content-language"), await reply.text()];
    };
    const first = await send("fr");
    expect(first[0]).toBe("fr");
    expect(await send("en")).toEqual(first);
  });
});
