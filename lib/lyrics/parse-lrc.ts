import type { Lyrics } from "@/lib/schemas/lyrics";

const stamp = /^\[(\d{1,3}):(\d{1,2})(?:[.:](\d{1,3}))?\]/;
const offsetTag = /^\[offset:\s*([+-]?\d{1,7})\s*\]$/i;

const toMs = (minutes: string, seconds: string, fraction = "0") =>
  Number(minutes) * 60_000 + Number(seconds) * 1000 + Math.round(Number(`0.${fraction}`) * 1000);

/**
 * Parses lyrics in the LRC format: lines such as `[01:02.50] text`, in which a line can have several times. Other tags are left out.
 * A positive offset makes lines come earlier (https://en.wikipedia.org/wiki/LRC_(file_format)).
 */
export function parseLrc(text: string): Lyrics["lines"] {
  const lines: { atMs: number; text: string }[] = [];
  let offsetMs = 0;
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    offsetMs = Number(offsetTag.exec(trimmed)?.[1] ?? offsetMs);
    const times: number[] = [];
    let rest = trimmed;
    for (let match = stamp.exec(rest); match; match = stamp.exec(rest)) {
      const [tag, minutes = "0", seconds = "0", fraction] = match;
      times.push(toMs(minutes, seconds, fraction));
      rest = rest.slice(tag.length).trim();
    }
    for (const atMs of times) lines.push({ atMs, text: rest });
  }
  return lines
    .map(({ atMs, text }) => ({ atMs: Math.max(0, atMs - offsetMs), text }))
    .sort((a, b) => a.atMs - b.atMs);
}

/** Returns the lines of lyrics without times. */
export const parsePlain = (text: string): Lyrics["lines"] =>
  text
    .trim()
    .split(/\r?\n/)
    .map(line => ({ atMs: null, text: line.trim() }));
