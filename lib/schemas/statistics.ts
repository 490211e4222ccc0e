import { z } from "zod";
import { idOf, isoTime } from "./common";
import { firstDay, lastDay } from "./days";
import { says } from "./issue";
import { song } from "./library";

const day = z.iso
  .date(says("day"))
  .refine(text => text >= firstDay && text <= lastDay, says("day"))
  .meta({ description: "A day in your time zone, such as `2026-11-28`." });

const range = {
  from: day.optional().meta({ description: "The first day. Without it, the first day with data." }),
  to: day.optional().meta({ description: "The last day, included. Without it, today." }),
};
const merge = z.stringbool().default(true).meta({
  description:
    "Counts the same recording under several ids once: songs with the same ISRC, or with the same title and first artist.",
});
const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || from <= to;
const orderIssue = { path: ["to"], message: says("dayOrder") };

export const statisticsRange = z.object(range).refine(inOrder, orderIssue);
export const statisticsQuery = z.object({ ...range, merge }).refine(inOrder, orderIssue);
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

export const topKind = z.enum(["songs", "artists", "albums"]);
export type TopKind = z.infer<typeof topKind>;
export const topOrder = z.enum(["plays", "time"]);
export type TopOrder = z.infer<typeof topOrder>;

export const topQuery = z
  .object({
    ...range,
    merge,
    kind: topKind,
    by: topOrder.default("plays"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(inOrder, orderIssue);
export type TopQuery = z.infer<typeof topQuery>;

const year = z.coerce.number().int().min(1900).max(2199);
export const calendarQuery = z.object({ year: year.optional() });
export const yearParam = z.object({ year });

/** PostgreSQL takes no NUL. */
const name = z
  .string()
  .max(1000)
  .overwrite(text => text.replaceAll("\u0000", ""));

export const figuresOfQuery = z
  .object({
    kind: topKind,
    songId: idOf("song").optional(),
    name: name.optional().meta({ description: "For artists and albums." }),
    artist: name.optional().meta({ description: "For albums: the first artist." }),
  })
  .refine(({ kind, songId, name }) => (kind === "songs" ? songId : name) !== undefined, {
    message: says("listenedThing"),
    path: ["kind"],
  });
export type FiguresOfQuery = z.infer<typeof figuresOfQuery>;

const count = z.number().int();

const computing = z
  .object({ percent: count.meta({ description: "How much is done, from 0 to 99." }) })
  .nullable()
  .meta({
    description:
      "Set while a job computes the figures of a long history, such as after a change of the time zone: they are incomplete until then. `GET /me/statistics/events` tells when it is done.",
  });
export type Computing = z.infer<typeof computing>;

export const computingEvent = z.object({ computing });
export type ComputingEvent = z.infer<typeof computingEvent>;

const sums = z.object({
  plays: count.meta({ description: "Streams of music of 30 seconds or more." }),
  minutes: count.meta({ description: "The time of all streams of music, also of shorter ones." }),
  skips: count.meta({ description: "Streams of which the rest was skipped, as far as files say so." }),
  songs: count.meta({ description: "Different songs that were played." }),
  artists: count,
  albums: count,
  newSongs: count.meta({ description: "Songs played for the first time in the data." }),
  newArtists: count,
  activeDays: count.meta({ description: "Days with a play." }),
  sessions: count.meta({ description: "Plays with at most 30 minutes between them." }),
  longestSessionMinutes: count,
  longestStreak: z
    .object({ days: count, from: day, to: day })
    .nullable()
    .meta({ description: "Days in a row with a play." }),
});

const datedPlay = z.object({ playedAt: isoTime, song });

const point = z.object({ from: day, plays: count, minutes: count });
export type TimelinePoint = z.infer<typeof point>;

const coverageSource = z.enum(["files", "polling", "both", "none"]);
export type CoverageSource = z.infer<typeof coverageSource>;

export const statistics = sums
  .extend({
    from: day,
    to: day,
    timeZone: z.string(),
    computing,
    previous: sums
      .extend({
        from: day,
        to: day,
        isComplete: z.boolean().meta({ description: "False if the data begins later than this period." }),
      })
      .nullable()
      .meta({ description: "As many days before. Null if the data begins later." }),
    currentStreak: count.meta({ description: "Until today, or until yesterday while today has no play." }),
    dataFrom: day.nullable(),
    dataTo: day.nullable(),
    first: datedPlay.nullable().meta({ description: "The first play in the data." }),
    last: datedPlay.nullable(),
    timeline: z.object({ unit: z.enum(["day", "month"]), points: z.array(point) }),
    coverage: z.array(z.object({ from: day, to: day, source: coverageSource })).meta({
      description: "What the figures rest on, in whole months from the first to the last month with data.",
    }),
    polledPlays: z.object({
      used: z.boolean(),
      available: z.boolean().meta({ description: "True if Tonearm has polled plays of yours." }),
    }),
    usesPrivateSessions: z.boolean(),
  })
  .meta({
    id: "Statistics",
    description:
      "Figures about your listening. Days and hours are in your time zone, by the start of a play.",
  });
export type Statistics = z.infer<typeof statistics>;

export const topItem = z
  .object({
    rank: count,
    plays: count,
    minutes: count,
    name: z.string(),
    artist: z.string().nullable().meta({ description: "The first artist, except for artists." }),
    spotifyId: z.string().nullable(),
    imageUrl: z.string().nullable(),
    song: song.meta({ description: "The song, or the most played one of the artist or album." }),
  })
  .meta({ id: "TopItem", description: "A song, artist or album with its place in a period." });
export type TopItem = z.infer<typeof topItem>;

export const top = z.object({ from: day, to: day, computing, items: z.array(topItem) });
export type Top = z.infer<typeof top>;

export const clock = z
  .object({
    from: day,
    to: day,
    computing,
    hours: z.array(
      z.object({ weekday: z.number().int().min(1).max(7), hour: count, plays: count, minutes: count }),
    ),
  })
  .meta({ id: "ListeningClock", description: "Plays by weekday (1 is Monday) and hour, all 168 of them." });
export type Clock = z.infer<typeof clock>;

export const calendar = z
  .object({
    year: count,
    computing,
    years: z.array(count).meta({ description: "The years with data, newest first." }),
    days: z.array(z.object({ day, plays: count, minutes: count })),
  })
  .meta({ id: "ListeningCalendar", description: "The days of a year on which something was heard." });
export type Calendar = z.infer<typeof calendar>;

export const yearInReview = sums
  .extend({
    year: count,
    computing,
    isComplete: z.boolean().meta({ description: "False while the year goes on." }),
    previous: z.object({ plays: count, minutes: count }).nullable(),
    topSongs: z.array(topItem),
    topArtists: z.array(topItem),
    topAlbums: z.array(topItem),
    months: z.array(point),
    busiestDay: z.object({ day, plays: count, minutes: count }).nullable(),
    busiestHour: z.object({ weekday: count, hour: count, plays: count }).nullable(),
    discovery: topItem.nullable().meta({ description: "The most played song that was new in the year." }),
    years: z.array(count),
  })
  .meta({ id: "YearInReview" });
export type YearInReview = z.infer<typeof yearInReview>;

export const figuresOf = z
  .object({
    kind: topKind,
    computing,
    name: z.string(),
    artist: z.string().nullable(),
    spotifyId: z.string().nullable(),
    imageUrl: z.string().nullable(),
    plays: count,
    minutes: count,
    skips: count,
    rank: z.object({ place: count, of: count }).nullable().meta({ description: "By plays, over all time." }),
    first: datedPlay.nullable(),
    last: datedPlay.nullable(),
    months: z.array(point),
    songs: z.array(topItem).meta({ description: "Its songs; for a song, the versions counted as one." }),
  })
  .meta({ id: "FiguresOf", description: "Figures of one song, artist or album over all time." });
export type FiguresOf = z.infer<typeof figuresOf>;
