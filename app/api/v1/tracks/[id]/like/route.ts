import { route } from "@/lib/api/route";
import { likeTrack } from "@/lib/catalogue/like-track";

export const POST = route("POST /tracks/{id}/like", ({ ctx, params }) => likeTrack(ctx, params.id));
