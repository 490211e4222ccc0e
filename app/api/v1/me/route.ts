import { getMe } from "@/lib/accounts/get-me";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me", ({ ctx }) => getMe(ctx));
