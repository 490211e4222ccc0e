import { disconnectIdentity } from "@/lib/accounts/sign-in/disconnect-identity";
import { getSingleSignOn } from "@/lib/accounts/sign-in/get-single-sign-on";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/single-sign-on", {
  GET: ({ ctx }) => getSingleSignOn(ctx),
  DELETE: ({ ctx }) => disconnectIdentity(ctx),
});
