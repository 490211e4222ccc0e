import type { ApiTokenScope } from "@/lib/schemas/accounts";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

export const apiTokensQuery = () =>
  listQuery({
    queryKey: keys.apiTokens,
    limit: 50,
    getPage: (query, signal) => unwrap(api.GET("/me/api-tokens", { params: { query }, signal })),
  });

type NewApiToken = { name: string; scopes: ApiTokenScope[] };

export async function createApiToken(input: NewApiToken, { client }: MutationContext) {
  const created = await unwrap(api.POST("/me/api-tokens", { body: input }));
  client.invalidateQueries({ queryKey: keys.apiTokens });
  return created;
}

export async function revokeApiToken(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/me/api-tokens/{id}", { params: { path: { id } } }));
  await client.invalidateQueries({ queryKey: keys.apiTokens });
}
