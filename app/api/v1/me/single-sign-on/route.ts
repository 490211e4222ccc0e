import { disconnectIdentity } from "@/lib/accounts/disconnect-identity";
import { getSingleSignOn } from "@/lib/accounts/get-single-sign-on";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/single-sign-on", {
  GET: ({ ctx }) => getSingleSignOn(ctx),
  DELETE: ({ ctx }) => disconnectIdentity(ctx),
});
