import { queryOptions } from "@tanstack/react-query";
import type { Connection } from "@/lib/schemas/spotify";
import { keys } from "./keys";
import { api, unwrap } from "./request";

export const connectionQuery = () =>
  queryOptions({
    queryKey: keys.connection,
    queryFn: ({ signal }) => unwrap(api.GET("/me/spotify", { signal })),
    staleTime: 60_000,
  });

/** Tells whether Spotify accepts calls for the connection, even if it expires soon. */
export const isConnected = (
  state: Connection["state"] | undefined,
): state is Extract<Connection["state"], "connected" | "expiring"> =>
  state === "connected" || state === "expiring";
