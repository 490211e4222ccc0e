import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { idParam, route } from "@/lib/api/route";

export const DELETE = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  revokeApiToken(ctx, params.id),
);
