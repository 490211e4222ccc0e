import { route } from "@/lib/api/route";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /shuffles/{id}/upcoming", ({ ctx, params, query }) =>
  listUpcoming(ctx, params.id, query),
);
