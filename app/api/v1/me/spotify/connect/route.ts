import { routesOr405 } from "@/lib/api/routes";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { getConnection } from "@/lib/connections/get-connection";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/spotify/connect", {
  POST: async ({ ctx, body }) => {
    await finishAuthorization(ctx, body);
    return getConnection(ctx);
  },
});
