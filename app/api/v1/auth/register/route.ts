import { signUp } from "@/lib/accounts/sign-up";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /auth/register", async ({ ctx, body }) => ({
  user: await signUp(ctx, body),
}));
