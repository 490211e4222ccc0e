import { withGuard } from "@/lib/api/guard";
import { everyMethod, methodNotAllowed } from "@/lib/api/http/method-not-allowed";
import { finishSingleSignOn } from "@/lib/api/single-sign-on/finish";

export const { POST, PUT, PATCH, DELETE, OPTIONS } = everyMethod(methodNotAllowed(["GET"]));

/** The redirect URI of single sign-on: the provider sends the person's browser here. */
export const GET = withGuard({ access: "public" }, ({ ctx, request }) => finishSingleSignOn(ctx, request));
