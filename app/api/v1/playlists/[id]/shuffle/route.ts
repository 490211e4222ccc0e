import { route } from "@/lib/api/route";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}/shuffle", ({ ctx, params }) =>
  getShuffle(ctx, { playlistId: params.id }),
);

export const POST = route("POST /playlists/{id}/shuffle", ({ ctx, params, body }) =>
  startShuffle(ctx, { playlistIds: [params.id] }, body),
);
