import { revokeSession } from "@/lib/accounts/revoke-session";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const DELETE = route("DELETE /me/sessions/{id}", ({ ctx, params }) => revokeSession(ctx, params.id));
