import { routesOr405 } from "@/lib/api/routes";
import { startAuthorization } from "@/lib/connections/start-authorization";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/spotify/authorize", {
  POST: ({ ctx }) => startAuthorization(ctx),
});
