import { createInvite } from "@/lib/admin/create-invite";
import { listInvites } from "@/lib/admin/list-invites";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/invites", {
  GET: ({ ctx, query }) => listInvites(ctx, query),
  POST: ({ ctx, body }) => createInvite(ctx, body),
});
