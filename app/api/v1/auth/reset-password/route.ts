import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/auth/reset-password", {
  POST: async ({ ctx, body }) => {
    await resetPassword(ctx, body);
  },
});
