import { routes } from "@/lib/api/routes";
import { startAuthorization } from "@/lib/connections/start-authorization";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/spotify/authorize", {
  POST: ({ ctx }) => startAuthorization(ctx),
});
