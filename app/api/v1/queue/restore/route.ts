import { routesOr405 } from "@/lib/api/routes";
import { restoreToQueue } from "@/lib/queue/remove-from-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/queue/restore", {
  POST: ({ ctx, body }) => restoreToQueue(ctx, body.removal),
});
