import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type ApiTokenScope, apiToken, apiTokenShownOnce } from "@/lib/api/schemas/accounts";
import { command, request } from "./request";

export const apiTokensQuery = () =>
  queryOptions({
    queryKey: ["api-tokens"],
    queryFn: async ({ signal }) =>
      (await request("GET", "/me/api-tokens", z.object({ items: z.array(apiToken) }), { signal })).items,
  });

export const apiTokenCommands = {
  create: (name: string, scopes: ApiTokenScope[]) =>
    request("POST", "/me/api-tokens", apiTokenShownOnce, { body: { name, scopes } }),
  revoke: (id: string) => command("DELETE", `/me/api-tokens/${id}`),
};
