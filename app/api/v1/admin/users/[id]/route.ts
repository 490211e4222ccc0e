import { changePerson } from "@/lib/admin/change-person";
import { deletePersonAsAdmin } from "@/lib/admin/delete-person-as-admin";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/users/{id}", {
  PATCH: ({ ctx, params, body }) => changePerson(ctx, params.id, body),
  DELETE: ({ ctx, params }) => deletePersonAsAdmin(ctx, params.id),
});
