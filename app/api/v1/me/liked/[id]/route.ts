import { route } from "@/lib/api/route";
import { likeSong, unlikeSong } from "@/lib/library/like-song";

export * from "@/lib/api/other-methods";

export const POST = route("POST /me/liked/{id}", ({ ctx, params }) => likeSong(ctx, params.id));

export const DELETE = route("DELETE /me/liked/{id}", ({ ctx, params }) => unlikeSong(ctx, params.id));
