import { routesOr405 } from "@/lib/api/routes";
import { moveInQueue } from "@/lib/queue/move-in-queue";
import { removeFromQueue } from "@/lib/queue/remove-from-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/queue/{id}", {
  PATCH: ({ ctx, params, body }) => moveInQueue(ctx, params.id, body),
  DELETE: ({ ctx, params, query }) => removeFromQueue(ctx, params.id, query),
});
