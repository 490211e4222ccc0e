import { openTokenSession, sessionSeconds } from "@/lib/accounts/sessions";
import { signIn } from "@/lib/accounts/sign-in";
import { route } from "@/lib/api/route";
import { signIn as signInSchema } from "@/lib/api/schemas/accounts";

export const POST = route({ access: "public", body: signInSchema }, async ({ ctx, body, request }) => {
  const user = await signIn(ctx, body);
  const accessToken = await openTokenSession(user.id, request.headers.get("user-agent"));
  return { accessToken, tokenType: "Bearer", expiresIn: sessionSeconds, user };
});
