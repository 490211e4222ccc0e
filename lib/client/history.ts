import { keys } from "./keys";
import { listQuery } from "./list-query";
import { api, unwrap } from "./request";

/** The worker may take a minute to notice that a read is due, and the read itself takes a moment. */
const readDelayMs = 90_000;

/** Plays, newest first. Refetched when the next read from Spotify should be through. */
export const historyQuery = () =>
  listQuery({
    queryKey: keys.history,
    limit: 100,
    getPage: (query, signal) => unwrap(api.GET("/me/history", { params: { query }, signal })),
    staleTime: 30_000,
    refetchInterval: ({ state }) => {
      const nextReadAt = state.data?.pages[0]?.nextReadAt;
      return nextReadAt ? Math.max(0, Date.parse(nextReadAt) - Date.now()) + readDelayMs : false;
    },
  });
