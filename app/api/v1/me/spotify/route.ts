import { routesOr405 } from "@/lib/api/routes";
import { disconnect } from "@/lib/connections/disconnect";
import { getConnection } from "@/lib/connections/get-connection";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/spotify", {
  GET: ({ ctx }) => getConnection(ctx),
  DELETE: ({ ctx, query }) => disconnect(ctx, query),
});
