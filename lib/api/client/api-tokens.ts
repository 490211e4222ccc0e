import { queryOptions } from "@tanstack/react-query";
import type { ApiTokenScope } from "@/lib/api/schemas/accounts";
import { answered, api } from "./request";

export const apiTokensQuery = () =>
  queryOptions({
    queryKey: ["api-tokens"],
    queryFn: async ({ signal }) =>
      (await answered(api.GET("/me/api-tokens", { signal, params: { query: { limit: 100 } } }))).items,
  });

export const apiTokenCommands = {
  create: (name: string, scopes: ApiTokenScope[]) =>
    answered(api.POST("/me/api-tokens", { body: { name, scopes } })),
  revoke: (id: string) => answered(api.DELETE("/me/api-tokens/{id}", { params: { path: { id } } })),
};
