import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { signOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { authOptions } from "@/lib/api/auth/auth-options";
import { sessionCookieName } from "@/lib/api/auth/session-cookie";
import { withGuard } from "@/lib/api/guard";
import { everyMethod } from "@/lib/api/http/method-not-allowed";
import { readJson, readText } from "@/lib/api/http/read-json";
import { finishSingleSignOn } from "@/lib/api/single-sign-on/finish";
import { startSingleSignOn } from "@/lib/api/single-sign-on/start";
import { AppError } from "@/lib/core/errors";

const formType = "application/x-www-form-urlencoded";
const jsonFields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

async function readFields(request: Request): Promise<URLSearchParams> {
  if (request.headers.get("content-type")?.startsWith(formType))
    return new URLSearchParams(await readText(request, 1));
  const fields = jsonFields.safeParse(await readJson(request, 1));
  if (fields.success) return new URLSearchParams(fields.data);
  throw new AppError("bad_request", { reason: "body_not_form" });
}

/**
 * The requests of next-auth's client for signing in and out. All others are closed: next-auth's pages are not Tonearm's, and its
 * log would let strangers write into this instance's log.
 */
const openRequests = ["GET csrf", "GET session", "POST callback/credentials", "POST signout"];

/** The requests of single sign-on. Tonearm answers them, and lets next-auth verify the provider's reply. */
const signOnRequests: Record<string, typeof startSingleSignOn> = {
  "POST signin/oidc": startSingleSignOn,
  // The redirect URI: the provider sends the person's browser here.
  "GET callback/oidc": finishSingleSignOn,
};

/** Lets next-auth answer. Reads the body first, because next-auth has no size limit and fails at invalid JSON. */
const handler = withGuard(
  { access: "public", params: z.object({ nextauth: z.array(z.string()) }) },
  async ({ ctx, request, params }) => {
    const { method } = request;
    const url = new URL(request.url);
    const name = `${method} ${params.nextauth.join("/")}`;
    const [answerSignOn, provider] = [signOnRequests[name], signOnProvider()];
    if (answerSignOn && provider) return answerSignOn(ctx, request, provider);
    if (!openRequests.includes(name))
      throw new AppError("not_found", { reason: "endpoint", path: url.pathname });
    const headers = new Headers(request.headers);
    if (method === "POST") headers.set("content-type", formType);
    const body = method === "POST" ? await readFields(request) : null;
    let failure: unknown;
    const formerCookie = (await cookies()).get(sessionCookieName())?.value;
    // The options are created at request time, because the settings do not exist during the build.
    const options = authOptions(ctx, formerCookie, error => {
      failure = error;
    });
    const nextRequest = new NextRequest(url, { method, headers, body });
    const reply: Response | null = await NextAuth(options)(nextRequest, {
      params: Promise.resolve(params),
    }).catch(() => null);
    if (failure) throw failure;
    // Everything else that next-auth cannot handle, such as a callbackUrl that is no URL, is a mistake of the request.
    if (!reply || reply.status >= 500) throw new AppError("bad_request", { reason: "sign_in_parameters" });
    return reply;
  },
);

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = everyMethod(handler);
