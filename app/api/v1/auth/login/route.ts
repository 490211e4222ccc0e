import { createTokenSession, sessionSeconds } from "@/lib/accounts/sessions/sessions";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/auth/login", {
  POST: async ({ ctx, body, request }) => {
    const { proof, ...user } = await signIn(ctx, body);
    const origin = { userAgent: request.headers.get("user-agent"), address: ctx.address };
    const accessToken = await createTokenSession(user.id, origin, proof);
    return { accessToken, tokenType: "Bearer" as const, expiresIn: sessionSeconds, user };
  },
});
