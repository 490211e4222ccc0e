import { deleteAccount } from "@/lib/accounts/delete-account";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/delete", {
  POST: ({ ctx, body }) => deleteAccount(ctx, body),
});
