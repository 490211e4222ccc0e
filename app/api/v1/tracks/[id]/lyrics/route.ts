import { routesOr405 } from "@/lib/api/routes";
import { getLyrics } from "@/lib/lyrics/get-lyrics";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/tracks/{id}/lyrics", {
  GET: ({ ctx, params }) => getLyrics(ctx, params.id),
});
