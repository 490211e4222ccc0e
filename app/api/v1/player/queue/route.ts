import { routesOr405 } from "@/lib/api/routes";
import { getNextSongs } from "@/lib/player/get-player";
import { addToQueue } from "@/lib/queue/add-to-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/queue", {
  GET: ({ ctx }) => getNextSongs(ctx),
  POST: ({ ctx, body }) => addToQueue(ctx, { uris: [body.uri], position: "last" }),
});
