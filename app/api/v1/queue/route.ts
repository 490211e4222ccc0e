import { routesOr405 } from "@/lib/api/routes";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { getQueue } from "@/lib/queue/get-queue";
import { clearQueue } from "@/lib/queue/remove-from-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/queue", {
  GET: ({ ctx, query }) => getQueue(ctx, query),
  POST: ({ ctx, body }) => addToQueue(ctx, body),
  DELETE: ({ ctx, query }) => clearQueue(ctx, query),
});
