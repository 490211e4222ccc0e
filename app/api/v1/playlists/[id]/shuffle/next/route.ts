import { route } from "@/lib/api/route";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}/shuffle/next", ({ ctx, params }) =>
  nextInShuffle(ctx, { playlistId: params.id }),
);

export const POST = route("POST /playlists/{id}/shuffle/next", ({ ctx, params }) =>
  nextInShuffle(ctx, { playlistId: params.id }),
);
