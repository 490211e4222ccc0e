const minute = 60;
const day = 24 * 60 * minute;

/**
 * How long replies are cached, in seconds. The same table, with its reasons and Spotify's terms, is in docs/spotify-behavior.md.
 * `fresh`: no call is made. `kept`: shown when Spotify cannot be reached, and tracks are added to the library without a call.
 */
export const lifetimes = {
  search: { fresh: 10 * minute, kept: 10 * minute },
  track: { fresh: day, kept: 7 * day },
  album: { fresh: day, kept: 7 * day },
  artist: { fresh: day, kept: 7 * day },
  "artist-albums": { fresh: day, kept: 7 * day },
} as const;

export type ReplyKind = keyof typeof lifetimes;
export const replyKinds = Object.keys(lifetimes) as ReplyKind[];
