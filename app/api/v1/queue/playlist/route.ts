import { routesOr405 } from "@/lib/api/routes";
import { saveQueue } from "@/lib/queue/save-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/queue/playlist", {
  POST: ({ ctx, body }) => saveQueue(ctx, body),
});
