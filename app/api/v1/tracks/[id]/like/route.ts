import { route } from "@/lib/api/route";
import { likeTrack } from "@/lib/catalogue/like-track";

export * from "@/lib/api/other-methods";

export const POST = route("POST /tracks/{id}/like", ({ ctx, params }) => likeTrack(ctx, params.id));
