import { getMe } from "@/lib/accounts/get-me";
import { updateMe } from "@/lib/accounts/update-me";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me", {
  GET: ({ ctx }) => getMe(ctx),
  PATCH: ({ ctx, body }) => updateMe(ctx, body),
});
