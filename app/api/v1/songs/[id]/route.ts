import { routesOr405 } from "@/lib/api/routes";
import { getSong } from "@/lib/library/get-song";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/songs/{id}", {
  GET: ({ ctx, params }) => getSong(ctx, params.id),
});
