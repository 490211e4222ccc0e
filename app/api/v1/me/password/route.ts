import { changePassword } from "@/lib/accounts/change-password";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/password", {
  PUT: ({ ctx, body }) => changePassword(ctx, body),
});
