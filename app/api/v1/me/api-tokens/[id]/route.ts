import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { idParam, route } from "@/lib/api/route";

export const DELETE = route({ access: "session", params: idParam }, ({ ctx, params }) =>
  revokeApiToken(ctx, params.id),
);
