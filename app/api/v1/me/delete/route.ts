import { deleteAccount } from "@/lib/accounts/delete-account";
import { route } from "@/lib/api/route";

export const POST = route("POST /me/delete", ({ ctx, body }) => deleteAccount(ctx, body));
