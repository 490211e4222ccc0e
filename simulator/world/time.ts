/** Formats `2026-10-31T18:00:00Z`: Spotify's `added_at` has no milliseconds. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
