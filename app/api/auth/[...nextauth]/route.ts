import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { authOptions } from "@/lib/api/auth/auth-options";
import { readJson, readText } from "@/lib/api/http/read-json";
import { guarded } from "@/lib/api/route";
import { AppError } from "@/lib/core/errors";

const form = "application/x-www-form-urlencoded";
const texts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

async function fieldsOf(request: Request): Promise<URLSearchParams> {
  if (request.headers.get("content-type")?.startsWith(form))
    return new URLSearchParams(await readText(request, 1));
  const fields = texts.safeParse((await readJson(request, 1)).value);
  if (fields.success) return new URLSearchParams(fields.data);
  throw new AppError("bad_request", "The body is no object of texts, as a form has them.");
}

/** next-auth reads a body however large and fails at one that is no JSON: it gets what was read here, always as a form. */
const handler = guarded(
  { access: "public", params: z.object({ nextauth: z.array(z.string()) }) },
  async ({ request, params }) => {
    const { method, url } = request;
    const headers = new Headers(request.headers);
    if (method === "POST") headers.set("content-type", form);
    const body = method === "POST" ? await fieldsOf(request) : null;
    // Settings are read when somebody asks, not when the route is built.
    return NextAuth(authOptions())(new NextRequest(url, { method, headers, body }), {
      params: Promise.resolve(params),
    });
  },
);

export { handler as GET, handler as POST };
