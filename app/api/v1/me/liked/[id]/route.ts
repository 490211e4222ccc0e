import { route } from "@/lib/api/route";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /me/liked/{id}", ({ ctx, params }) => likeSong(ctx, params.id));

export const DELETE = route("DELETE /me/liked/{id}", ({ ctx, params }) => unlikeSong(ctx, params.id));
