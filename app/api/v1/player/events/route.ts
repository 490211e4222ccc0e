import { eventStream } from "@/lib/api/http/event-stream";
import { route } from "@/lib/api/route";
import { extrapolateProgress, watchPlayer } from "@/lib/player/watch-player";

export * from "@/lib/api/http/method-not-allowed";

/** What plays each time it changed; Spotify is asked only while somebody listens here. */
export const GET = route("GET /player/events", async ({ ctx, request }) => {
  const read = () => watchPlayer(ctx);
  return eventStream(
    { ctx, request },
    { event: "player", first: await read(), read, present: extrapolateProgress },
  );
});
