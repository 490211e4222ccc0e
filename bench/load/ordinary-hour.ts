import { setTimeout as wait } from "node:timers/promises";
import { type Person, words } from "./people";

type Kind = "page" | "list" | "search" | "player";
type Task = { kind: Kind; person: Person; method: string; path: string };
/** One reply; `error` names the status or the failure. */
export type Reply = { kind: Kind; ms: number; error?: string };

/**
 * The requests of one person in an hour of listening: they open the app twice, look at some lists, search, and skip songs. Screens
 * load the next lists without a new page.
 */
const hour: Record<Kind, number> = { page: 2, list: 12, search: 3, player: 3 };
export const requestsPerHour = Object.values(hour).reduce((sum, count) => sum + count, 0);

const pick = <T>(values: T[]): T => values[Math.floor(Math.random() * values.length)] as T;

const paths: Record<Kind, (person: Person) => string> = {
  page: ({ playlistIds }) =>
    pick(["/music", "/library", "/liked", "/history", `/playlists/${pick(playlistIds)}`]),
  list: ({ playlistIds }) =>
    pick([
      ...["/playlists", "/songs", "/songs?limit=100", "/me/liked", "/me/history", "/sync/jobs"],
      ...[`/playlists/${pick(playlistIds)}`, `/playlists/${pick(playlistIds)}/tracks`],
    ]),
  search: () => `/search?source=library&q=${pick(words)}%20${pick(words).slice(0, 3)}`,
  player: () => pick(["/player", "/player/queue", "/player/next"]),
};

function createTask(person: Person, kind: Kind): Task {
  const path = paths[kind](person);
  const method = path === "/player/next" ? "POST" : "GET";
  return { kind, person, method, path: kind === "page" ? path : `/api/v1${path}` };
}

const hourOf = (person: Person): Task[] =>
  (Object.keys(hour) as Kind[]).flatMap(kind =>
    Array.from({ length: hour[kind] }, () => createTask(person, kind)),
  );

async function send(url: string, { kind, person, method, path }: Task): Promise<Reply> {
  const startedAt = performance.now();
  const ms = () => performance.now() - startedAt;
  try {
    const signal = AbortSignal.timeout(60_000);
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: person.headers,
      redirect: "manual",
      signal,
    });
    await reply.arrayBuffer();
    return { kind, ms: ms(), ...(reply.status >= 300 && { error: `${reply.status} ${method} ${kind}` }) };
  } catch (error) {
    return { kind, ms: ms(), error: `${String(error)} ${method} ${kind}` };
  }
}

/** Sends the requests of one person one after the other. */
export async function runAlone(url: string, person: Person, hours: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const task of Array.from({ length: hours }, () => hourOf(person)).flat())
    replies.push(await send(url, task));
  return replies;
}

/** Sends the hours of all people at random times within `durationMs`. A late reply delays no other request. */
export async function runTogether(url: string, people: Person[], durationMs: number): Promise<Reply[]> {
  const tasks = people.flatMap(hourOf).map(task => ({ task, at: Math.random() * durationMs }));
  const startedAt = performance.now();
  const replies: Promise<Reply>[] = [];
  for (const { task, at } of tasks.toSorted((first, second) => first.at - second.at)) {
    const left = at - (performance.now() - startedAt);
    if (left > 1) await wait(left);
    replies.push(send(url, task));
  }
  return Promise.all(replies);
}
