import { createResetLinkAsAdmin } from "@/lib/admin/create-reset-link-as-admin";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/users/{id}/reset-password", {
  POST: ({ ctx, params }) => createResetLinkAsAdmin(ctx, params.id),
});
