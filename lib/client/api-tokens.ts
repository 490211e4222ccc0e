import { infiniteQueryOptions } from "@tanstack/react-query";
import type { ApiTokenScope } from "@/lib/schemas/accounts";
import { paged } from "./paged";
import { answered, api } from "./request";

export const apiTokensQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ["api-tokens"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/me/api-tokens", {
          params: { query: { cursor: pageParam ?? undefined, limit: 50 } },
          signal,
        }),
      ),
  });

export const apiTokenCommands = {
  create: (name: string, scopes: ApiTokenScope[]) =>
    answered(api.POST("/me/api-tokens", { body: { name, scopes } })),
  revoke: (id: string) => answered(api.DELETE("/me/api-tokens/{id}", { params: { path: { id } } })),
};
