import type { InfiniteData } from "@tanstack/react-query";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { ApiProblem, api, ownProblem, unwrap } from "./request";

export const isActive = ({ state, isUndoing }: HistoryImport): boolean =>
  state === "reading" || state === "running" || isUndoing;

/** Imports of listening history, newest first; looked up again every second while one of them goes on. */
export const historyImportsQuery = () =>
  listQuery({
    queryKey: keys.historyImports,
    limit: 20,
    getPage: (query, signal) => unwrap(api.GET("/me/history/imports", { params: { query }, signal })),
    staleTime: 10_000,
    refetchInterval: query =>
      query.state.data?.pages.some(({ items }) => items.some(isActive)) ? 1_000 : false,
  });

function parseReply(request: XMLHttpRequest): { import: HistoryImport } {
  const reply = (() => {
    try {
      return JSON.parse(request.responseText);
    } catch {
      throw ownProblem("unexpectedReply", "unexpected_reply", request.status);
    }
  })();
  if (request.status >= 300) throw new ApiProblem(reply);
  return reply;
}

/**
 * Uploads files. Uses XMLHttpRequest, because `fetch` does not tell how much it has sent.
 * @param onProgress called with the share that was sent, from 0 to 1
 * @throws ApiProblem; AbortError if the signal aborts
 */
export function uploadHistory(
  files: readonly File[],
  {
    onProgress,
    signal,
    client,
  }: MutationContext & { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<HistoryImport> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", "/api/v1/me/history/imports");
  request.setRequestHeader("accept", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) =>
    onProgress(total > 0 ? loaded / total : 0),
  );
  signal.addEventListener("abort", () => request.abort());
  return new Promise((resolve, reject) => {
    request.addEventListener("load", () => {
      try {
        resolve(parseReply(request).import);
        void client.invalidateQueries({ queryKey: keys.historyImports });
      } catch (error) {
        reject(error);
      }
    });
    request.addEventListener("error", () => reject(ownProblem("network", "network")));
    request.addEventListener("abort", () => reject(new DOMException("Canceled", "AbortError")));
    request.send(form);
  });
}

type ImportList = InfiniteData<{ items: HistoryImport[]; nextCursor: string | null }>;

const pathOf = (id: string) => ({ params: { path: { id } } });

export async function startHistoryImport(id: string, { client }: MutationContext) {
  await unwrap(api.POST("/me/history/imports/{id}/start", pathOf(id)));
  await client.invalidateQueries({ queryKey: keys.historyImports });
}

/** Deletes an import and what it has brought. The list shows the progress meanwhile. */
export async function deleteHistoryImport(id: string, { client }: MutationContext) {
  await client.cancelQueries({ queryKey: keys.historyImports });
  const before = client.getQueryData<ImportList>(keys.historyImports);
  client.setQueryData<ImportList>(keys.historyImports, data => {
    const begin = (each: HistoryImport) =>
      each.id === id && !each.isUndoing
        ? { ...each, isUndoing: true, progress: { done: 0, total: 0 } }
        : each;
    return data && { ...data, pages: data.pages.map(page => ({ ...page, items: page.items.map(begin) })) };
  });
  try {
    await unwrap(api.DELETE("/me/history/imports/{id}", pathOf(id)));
  } catch (error) {
    client.setQueryData(keys.historyImports, before);
    throw error;
  } finally {
    await client.invalidateQueries({ queryKey: keys.library });
  }
}
