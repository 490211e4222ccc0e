import type { Me, MeChange, PasswordChange, PasswordConfirmation } from "@/lib/schemas/accounts";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

export const sessionsQuery = () =>
  listQuery({
    queryKey: keys.sessions,
    limit: 50,
    getPage: (query, signal) => unwrap(api.GET("/me/sessions", { params: { query }, signal })),
  });

/** The URL of the download with all data about the person. */
export const accountExportPath = "/api/v1/me/data";

export async function changePassword(input: PasswordChange, { client }: MutationContext) {
  await unwrap(api.PUT("/me/password", { body: input }));
  client.invalidateQueries({ queryKey: keys.sessions });
}

export const updateMe = (change: MeChange): Promise<Me> => unwrap(api.PATCH("/me", { body: change }));

export async function endSession(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/me/sessions/{id}", { params: { path: { id } } }));
  await client.invalidateQueries({ queryKey: keys.sessions });
}

export const deleteAccount = (input: PasswordConfirmation) => unwrap(api.POST("/me/delete", { body: input }));

export const disconnectSignOn = () => unwrap(api.DELETE("/me/single-sign-on"));
