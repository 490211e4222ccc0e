import { routesOr405 } from "@/lib/api/routes";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/shuffle", {
  GET: ({ ctx, params }) => getShuffle(ctx, { playlistId: params.id }),
  POST: ({ ctx, params, body }) => startShuffle(ctx, { playlistIds: [params.id] }, body),
});
