import { signUp } from "@/lib/accounts/registration/sign-up";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/auth/register", {
  POST: async ({ ctx, body }) => ({
    user: await signUp(ctx, body),
  }),
});
