import { deleteAccount } from "@/lib/accounts/delete-account";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /me/delete", ({ ctx, body }) => deleteAccount(ctx, body));
