import { listSessions } from "@/lib/accounts/list-sessions";
import { route } from "@/lib/api/route";

export const GET = route("GET /me/sessions", async ({ ctx }) => ({
  items: await listSessions(ctx),
  nextCursor: null,
}));
