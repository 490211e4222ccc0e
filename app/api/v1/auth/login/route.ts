import { createTokenSession, sessionSeconds } from "@/lib/accounts/sessions";
import { signIn } from "@/lib/accounts/sign-in";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /auth/login", async ({ ctx, body, request }) => {
  const user = await signIn(ctx, body);
  const accessToken = await createTokenSession(user.id, request.headers.get("user-agent"));
  return { accessToken, tokenType: "Bearer" as const, expiresIn: sessionSeconds, user };
});
