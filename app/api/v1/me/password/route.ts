import { changePassword } from "@/lib/accounts/change-password";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const PUT = route("PUT /me/password", ({ ctx, body }) => changePassword(ctx, body));
