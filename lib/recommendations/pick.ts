/** A song that may be recommended. Candidates come in their order, the best first. */
export type Candidate = { songId: string; artist: string };

/** More candidates than are shown, because the rule about artists drops some. */
export const candidateLimit = 400;

/** Takes the best candidates with at most so many songs by one artist. A song without an artist is like no other. */
export function pick<C extends Candidate>(candidates: readonly C[], limit: number, perArtist: number): C[] {
  const counts = new Map<string, number>();
  const picked: C[] = [];
  for (const candidate of candidates) {
    const artist = candidate.artist.toLowerCase();
    const count = counts.get(artist) ?? 0;
    if (artist && count >= perArtist) continue;
    counts.set(artist, count + 1);
    picked.push(candidate);
    if (picked.length === limit) break;
  }
  return picked;
}
