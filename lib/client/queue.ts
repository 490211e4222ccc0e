import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Queue } from "@/lib/schemas/queue";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { refreshPlaylists } from "./playlists";
import { type ApiProblem, api, unwrap } from "./request";

const pageSize = 100;

const fetchPage = (cursor: string | undefined, signal?: AbortSignal) =>
  unwrap(api.GET("/queue", { params: { query: { limit: pageSize, cursor } }, ...(signal && { signal }) }));

/**
 * Keeps the rows that were loaded behind the first page if they still follow it. A song that ended moves all rows up by one and
 * counts as one change; after any other change they are loaded again.
 */
export function keepLoadedRows(page: Queue, before: Queue): Queue {
  const ended = before.items.findIndex(({ id }) => id === page.items[0]?.id);
  const changes = page.version - before.version;
  if (ended < 0 || changes < 0 || changes > ended || page.total !== before.total - ended) return page;
  const rest = before.items.slice(ended + page.items.length);
  return rest.length > 0 ? { ...page, items: [...page.items, ...rest], nextCursor: before.nextCursor } : page;
}

/** The person's queue, with the items that are loaded: from the first one on without a gap. */
export const queueQuery = () =>
  queryOptions({
    queryKey: keys.queueList,
    queryFn: async ({ client, signal }): Promise<Queue> => {
      const page = await fetchPage(undefined, signal);
      const before = client.getQueryData<Queue>(keys.queueList);
      return before ? keepLoadedRows(page, before) : page;
    },
    // Events of the player tell each change.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Loads the next items of the queue. Loads it again if it has changed meanwhile. */
export async function loadMoreOfQueue(client: QueryClient): Promise<void> {
  const { queryKey } = queueQuery();
  const before = client.getQueryData(queryKey);
  if (!before?.nextCursor) return;
  const page = await fetchPage(before.nextCursor);
  const now = client.getQueryData(queryKey);
  if (!now || now.nextCursor !== before.nextCursor) return;
  if (page.version !== now.version) return client.invalidateQueries({ queryKey });
  client.setQueryData(queryKey, {
    ...now,
    items: [...now.items, ...page.items],
    nextCursor: page.nextCursor,
  });
}

/** Part of the queue that the player bar shows: its list, its modes and the next song. */
export const queueHeadQuery = () =>
  queryOptions({
    queryKey: keys.queueHead,
    queryFn: ({ signal }) => unwrap(api.GET("/queue", { params: { query: { limit: 1 } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Loads the queue again if its version is another one, unless an edit of this screen is under way. */
export function followQueueVersion(client: QueryClient, version: number): void {
  if (client.isMutating({ mutationKey: keys.queueEdits }) > 0) return;
  for (const { queryKey } of [queueQuery(), queueHeadQuery()]) {
    const queue = client.getQueryData<Queue>(queryKey);
    if (queue && queue.version !== version) client.invalidateQueries({ queryKey });
  }
}

type Edited = { version: number; removal?: string };
type QueueEdit = {
  show: (queue: Queue) => Pick<Queue, "items" | "total">;
  /** Sends the edit of the version that the screen shows. */
  send: (version: number | undefined) => Promise<Edited>;
  /** Title of the message when the server refuses the edit. */
  refusal: string;
};

/**
 * Returns mutation options for edits of the queue. Each edit shows at once; the requests are sent one after another. A refused edit is
 * rolled back, and the queue is loaded again.
 */
export const queueEditOptions = (onRefused: (error: Error, edit: QueueEdit) => void) =>
  mutationOptions({
    mutationKey: keys.queueEdits,
    scope: { id: "edits of the queue" },
    mutationFn: async ({ send }: QueueEdit, { client }): Promise<Edited> => {
      const { queryKey } = queueQuery();
      const edited = await send(client.getQueryData(queryKey)?.version);
      client.setQueryData(queryKey, queue => queue && { ...queue, version: edited.version });
      client.invalidateQueries({ queryKey: keys.queueHead });
      return edited;
    },
    onMutate: ({ show }, { client }) => {
      const { queryKey } = queueQuery();
      client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, ...show(before) });
      return before;
    },
    onError: (error, edit, before, { client }) => {
      if (before) client.setQueryData(queueQuery().queryKey, before);
      client.invalidateQueries({ queryKey: keys.queue });
      onRefused(error, edit);
    },
  });

const item = (id: string) => ({ path: { id } });

export const moveQueueItem = (id: string, before: string | null) =>
  unwrap(api.PATCH("/queue/{id}", { params: item(id), body: { before } }));

export const removeQueueItem = (id: string) => unwrap(api.DELETE("/queue/{id}", { params: item(id) }));

export const clearQueue = (version: number | undefined) =>
  unwrap(api.DELETE("/queue", { params: { query: { version } } }));

/** Undoes a removal. */
export async function restoreQueue(removal: string, { client }: MutationContext): Promise<void> {
  await unwrap(api.POST("/queue/restore", { body: { removal } }));
  await client.invalidateQueries({ queryKey: keys.queue });
}

export type QueuePosition = "next" | "last";

/** Adds songs after the current song, or after the songs that were queued before. */
export async function addToQueue(
  { uris, position }: { uris: string[]; position: QueuePosition },
  { client }: MutationContext,
) {
  const added = await unwrap(api.POST("/queue", { body: { uris, position } }));
  client.invalidateQueries({ queryKey: keys.queue });
  return added;
}

/** Takes back songs that were just added. Those that have been played meanwhile are gone; one that Spotify has stays. */
export async function removeFromQueue(ids: string[], { client }: MutationContext): Promise<void> {
  let refusal: ApiProblem | undefined;
  try {
    for (const id of ids)
      await removeQueueItem(id).catch((error: ApiProblem) => {
        if (error.code === "queue_item_fixed") refusal = error;
        else if (error.code !== "not_found") throw error;
      });
  } finally {
    client.invalidateQueries({ queryKey: keys.queue });
  }
  if (refusal) throw refusal;
}

export async function saveQueue(name: string, { client }: MutationContext) {
  const playlist = await unwrap(api.POST("/queue/playlist", { body: { name } }));
  refreshPlaylists(client);
  return playlist;
}
