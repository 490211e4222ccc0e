import { route } from "@/lib/api/route";
import { searchQuery } from "@/lib/api/schemas/search";
import { search } from "@/lib/search/search";

export const GET = route({ access: "user", query: searchQuery }, ({ ctx, query }) => {
  const { in: source, types: kinds, ...input } = query;
  return search(ctx, { ...input, source, kinds });
});
