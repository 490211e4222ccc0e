import { routesOr405 } from "@/lib/api/routes";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/shuffle/next", {
  GET: ({ ctx, params }) => nextInShuffle(ctx, { playlistId: params.id }),
  POST: ({ ctx, params }) => nextInShuffle(ctx, { playlistId: params.id }),
});
