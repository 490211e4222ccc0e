import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach } from "vitest";

/** A recording as LRCLIB's documents show it: https://lrclib.net/docs */
export type Recording = {
  id: number;
  trackName: string;
  artistName: string;
  albumName: string;
  duration: number;
  instrumental: boolean;
  plainLyrics: string | null;
  syncedLyrics: string | null;
};

type Refusal = { status: number; headers?: Record<string, string>; body?: string };

const notFound = { code: 404, name: "TrackNotFound", message: "Failed to find specified track" };

/**
 * Starts a stand-in for LRCLIB for a test file and points the settings at it. `GET /api/get` finds a recording by its names, and by its
 * length within two seconds; `GET /api/search` finds by title and artist. Each test begins without recordings.
 */
export async function lrclibStandIn() {
  const recordings: Recording[] = [];
  const requests: { path: string; query: Record<string, string>; userAgent: string | undefined }[] = [];
  let refusal: Refusal | null = null;
  const same = (a: string, b: string | undefined) => a.toLowerCase() === b?.toLowerCase();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const query = Object.fromEntries(url.searchParams);
    requests.push({ path: url.pathname, query, userAgent: request.headers["user-agent"] });
    if (refusal) return response.writeHead(refusal.status, refusal.headers).end(refusal.body);
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const named = recordings.filter(
      ({ trackName, artistName }) => same(trackName, query.track_name) && same(artistName, query.artist_name),
    );
    if (url.pathname === "/api/search") return send(200, named.slice(0, 20));
    const exact = named.find(
      ({ albumName, duration }) =>
        (query.album_name === undefined || same(albumName, query.album_name)) &&
        (query.duration === undefined || Math.abs(duration - Number(query.duration)) <= 2),
    );
    return exact ? send(200, exact) : send(404, notFound);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  process.env.LYRICS_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  afterEach(() => {
    recordings.length = 0;
    requests.length = 0;
    refusal = null;
  });
  return {
    requests,
    add: (recording: Partial<Recording>) =>
      recordings.push({
        id: recordings.length + 1,
        trackName: "Song",
        artistName: "Artist",
        albumName: "Album",
        duration: 200,
        instrumental: false,
        plainLyrics: null,
        syncedLyrics: null,
        ...recording,
      }),
    /** Answers every request like this. */
    refuse: (answer: Refusal) => {
      refusal = answer;
    },
  };
}
