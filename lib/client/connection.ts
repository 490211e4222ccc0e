import { queryOptions } from "@tanstack/react-query";
import { keys } from "./keys";
import { api, unwrap } from "./request";

export const connectionQuery = () =>
  queryOptions({
    queryKey: keys.connection,
    queryFn: ({ signal }) => unwrap(api.GET("/me/spotify", { signal })),
    staleTime: 60_000,
  });
