import { withGuard } from "@/lib/api/guard";
import { everyMethod, methodNotAllowed } from "@/lib/api/http/method-not-allowed";
import { startSingleSignOn } from "@/lib/api/single-sign-on/start";

export const { GET, PUT, PATCH, DELETE, OPTIONS } = everyMethod(methodNotAllowed(["POST"]));

/** Sends a person from a form of Tonearm's pages to the single sign-on provider. */
export const POST = withGuard({ access: "public" }, ({ ctx, request }) => startSingleSignOn(ctx, request));
