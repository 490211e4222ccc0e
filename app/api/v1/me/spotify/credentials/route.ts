import { routesOr405 } from "@/lib/api/routes";
import { deleteCredentials } from "@/lib/connections/delete-credentials";
import { getCredentials } from "@/lib/connections/get-credentials";
import { saveCredentials } from "@/lib/connections/save-credentials";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/spotify/credentials", {
  GET: ({ ctx }) => getCredentials(ctx),
  PUT: ({ ctx, body }) => saveCredentials(ctx, body),
  DELETE: ({ ctx }) => deleteCredentials(ctx),
});
