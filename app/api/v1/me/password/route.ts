import { changePassword } from "@/lib/accounts/change-password";
import { route } from "@/lib/api/route";

export const PUT = route("PUT /me/password", ({ ctx, body }) => changePassword(ctx, body));
