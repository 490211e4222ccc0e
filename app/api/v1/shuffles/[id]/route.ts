import { route } from "@/lib/api/route";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { deleteShuffle } from "@/lib/shuffle/delete-shuffle";
import { getShuffle } from "@/lib/shuffle/get-shuffle";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /shuffles/{id}", ({ ctx, params }) => getShuffle(ctx, params));

export const PATCH = route("PATCH /shuffles/{id}", ({ ctx, params, body }) =>
  changeSpread(ctx, params.id, body.spread),
);

export const DELETE = route("DELETE /shuffles/{id}", ({ ctx, params }) => deleteShuffle(ctx, params.id));
