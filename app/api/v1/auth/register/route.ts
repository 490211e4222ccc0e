import { signUp } from "@/lib/accounts/sign-up";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/auth/register", {
  POST: async ({ ctx, body }) => ({
    user: await signUp(ctx, body),
  }),
});
