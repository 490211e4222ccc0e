import { changePassword } from "@/lib/accounts/passwords/change-password";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/password", {
  PUT: ({ ctx, body }) => changePassword(ctx, body),
});
