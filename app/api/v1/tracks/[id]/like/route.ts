import { route } from "@/lib/api/route";
import { likeTrack } from "@/lib/liked/like-track";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /tracks/{id}/like", ({ ctx, params }) => likeTrack(ctx, params.id));
