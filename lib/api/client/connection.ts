import { queryOptions } from "@tanstack/react-query";
import { connection } from "@/lib/api/schemas/spotify";
import { request } from "./request";

export const connectionQuery = () =>
  queryOptions({
    queryKey: ["connection"],
    queryFn: ({ signal }) => request("GET", "/me/spotify", connection, { signal }),
    staleTime: 60_000,
  });
