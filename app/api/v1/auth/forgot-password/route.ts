import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { routesOr405 } from "@/lib/api/routes";
import { isMailSetUp } from "@/lib/platform/mail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/auth/forgot-password", {
  POST: async ({ ctx, body }) => {
    await forgotPassword(ctx, body);
    return { sendsMail: isMailSetUp() };
  },
});
