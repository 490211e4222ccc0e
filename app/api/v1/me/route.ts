import { getMe } from "@/lib/accounts/get-me";
import { route } from "@/lib/api/route";

export * from "@/lib/api/other-methods";

export const GET = route("GET /me", ({ ctx }) => getMe(ctx));
