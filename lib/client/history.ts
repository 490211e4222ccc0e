import { queryOptions } from "@tanstack/react-query";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** The time until a due read is finished: the worker starts it within a minute, and the read itself takes a moment. */
const readDelayMs = 90_000;

/** Plays, newest first. Refetched after the time of the server's next read from Spotify. */
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

/** Content of the home screen. Looked up again on return, because songs come in as they are heard. */
export const homeQuery = () =>
  queryOptions({
    queryKey: keys.home,
    queryFn: ({ signal }) => unwrap(api.GET("/me/home", { signal })),
    staleTime: 30_000,
  });

/** Asks Spotify for the latest plays now. */
export async function readHistory({ client }: MutationContext) {
  const reply = await unwrap(api.POST("/me/history/read"));
  await client.invalidateQueries({ queryKey: keys.history });
  return reply;
}
