import type { NewInvite, UserChanges } from "@/lib/schemas/accounts";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** The imports of all people, newest first. */
export const allJobsQuery = () =>
  listQuery({
    queryKey: keys.allJobs,
    limit: 20,
    getPage: (query, signal) => unwrap(api.GET("/admin/sync/jobs", { params: { query }, signal })),
    refetchInterval: 4_000,
  });

/** All people with an account. */
export const peopleQuery = () =>
  listQuery({
    queryKey: keys.people,
    limit: 50,
    getPage: (query, signal) => unwrap(api.GET("/admin/users", { params: { query }, signal })),
    refetchInterval: 15_000,
  });

export async function startImportAsAdmin(userId: string, { client }: MutationContext) {
  try {
    await unwrap(api.POST("/admin/users/{id}/sync", { params: { path: { id: userId } }, body: {} }));
  } finally {
    await client.invalidateQueries({ queryKey: keys.admin });
  }
}

/** Creates a link with which a person sets a new password. */
export const createResetLink = (userId: string) =>
  unwrap(api.POST("/admin/users/{id}/reset-password", { params: { path: { id: userId } } }));

export async function cancelImportAsAdmin(jobId: string, { client }: MutationContext) {
  try {
    await unwrap(api.POST("/admin/sync/jobs/{id}/cancel", { params: { path: { id: jobId } } }));
  } finally {
    await client.invalidateQueries({ queryKey: keys.admin });
  }
}

type PersonChange = { id: string; changes: UserChanges };

export async function changePerson({ id, changes }: PersonChange, { client }: MutationContext) {
  try {
    await unwrap(api.PATCH("/admin/users/{id}", { params: { path: { id } }, body: changes }));
  } finally {
    await client.invalidateQueries({ queryKey: keys.admin });
  }
}

export async function deletePerson(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/admin/users/{id}", { params: { path: { id } } }));
  await client.invalidateQueries({ queryKey: keys.admin });
}

/** The errors that a person met, the latest first. */
export const personErrorsQuery = (id: string) =>
  listQuery({
    queryKey: keys.personErrors(id),
    limit: 50,
    getPage: (query, signal) =>
      unwrap(api.GET("/admin/users/{id}/errors", { params: { path: { id }, query }, signal })),
  });

/** The invites of all admins, newest first. */
export const invitesQuery = () =>
  listQuery({
    queryKey: keys.invites,
    limit: 50,
    getPage: (query, signal) => unwrap(api.GET("/admin/invites", { params: { query }, signal })),
    refetchInterval: 15_000,
  });

export async function createInvite(input: NewInvite, { client }: MutationContext) {
  const created = await unwrap(api.POST("/admin/invites", { body: input }));
  client.invalidateQueries({ queryKey: keys.invites });
  return created;
}

export async function revokeInvite(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/admin/invites/{id}", { params: { path: { id } } }));
  await client.invalidateQueries({ queryKey: keys.invites });
}
