import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { authOptions } from "@/lib/api/auth/auth-options";
import { withGuard } from "@/lib/api/guard";
import { readJson, readText } from "@/lib/api/http/read-json";
import { AppError } from "@/lib/core/errors";

const formType = "application/x-www-form-urlencoded";
const jsonFields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

async function readFields(request: Request): Promise<URLSearchParams> {
  if (request.headers.get("content-type")?.startsWith(formType))
    return new URLSearchParams(await readText(request, 1));
  const fields = jsonFields.safeParse((await readJson(request, 1)).value);
  if (fields.success) return new URLSearchParams(fields.data);
  throw new AppError("bad_request", { reason: "body_not_form" });
}

/** Reads the body and passes it to next-auth as a form, because next-auth has no size limit and fails at invalid JSON. */
const handler = withGuard(
  { access: "public", params: z.object({ nextauth: z.array(z.string()) }) },
  async ({ request, params }) => {
    const { method, url } = request;
    const headers = new Headers(request.headers);
    if (method === "POST") headers.set("content-type", formType);
    const body = method === "POST" ? await readFields(request) : null;
    // The options are created at request time, because the settings do not exist during the build.
    return NextAuth(authOptions())(new NextRequest(url, { method, headers, body }), {
      params: Promise.resolve(params),
    });
  },
);

export { handler as GET, handler as POST };
