import { routesOr405 } from "@/lib/api/routes";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { deleteShuffle } from "@/lib/shuffle/delete-shuffle";
import { getShuffle } from "@/lib/shuffle/get-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/shuffles/{id}", {
  GET: ({ ctx, params }) => getShuffle(ctx, params),
  PATCH: ({ ctx, params, body }) => changeSpread(ctx, params.id, body.spread),
  DELETE: ({ ctx, params }) => deleteShuffle(ctx, params.id),
});
