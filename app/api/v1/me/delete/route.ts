import { deleteAccount } from "@/lib/accounts/delete-account";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/delete", {
  POST: ({ ctx, body }) => deleteAccount(ctx, body),
});
