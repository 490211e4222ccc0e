import { route } from "@/lib/api/route";
import { search } from "@/lib/search/search";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /search", ({ ctx, query }) => {
  const { in: source, types: kinds, ...input } = query;
  return search(ctx, { ...input, source, kinds });
});
