import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./request";

export const connectionQuery = () =>
  queryOptions({
    queryKey: ["connection"],
    queryFn: ({ signal }) => answered(api.GET("/me/spotify", { signal })),
    staleTime: 60_000,
  });
