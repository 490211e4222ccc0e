import {
  calendar,
  calendarQuery,
  clock,
  computingEvent,
  figuresOf,
  figuresOfQuery,
  type Statistics,
  statisticsQuery,
  statisticsRange,
  statistics as statisticsSchema,
  type TopItem,
  top,
  topQuery,
  type YearInReview,
  yearInReview,
  yearParam,
} from "@/lib/schemas/statistics";
import { exampleSong } from "./examples";
import { events, json, type Operations } from "./operation";

const figures = { tag: "Statistics", access: "user" } as const;
const about =
  "Rests on imported files, and on polled plays once you have agreed (`PATCH /me`). Nobody else sees it. Costs no call to Spotify.";

const sums = {
  plays: 412,
  minutes: 1386,
  skips: 57,
  songs: 188,
  artists: 74,
  albums: 96,
  newSongs: 31,
  newArtists: 9,
  activeDays: 27,
  sessions: 61,
  longestSessionMinutes: 142,
  longestStreak: { days: 16, from: "2026-11-03", to: "2026-11-18" },
};
const month = { from: "2026-11-01", plays: 412, minutes: 1386 };
const play = { playedAt: "2019-03-02T07:14:05.000Z", song: exampleSong };

const exampleStatistics: Statistics = {
  from: "2026-11-01",
  to: "2026-11-28",
  timeZone: "Europe/Paris",
  computing: null,
  ...sums,
  previous: { from: "2026-10-04", to: "2026-10-31", isComplete: true, ...sums, plays: 390 },
  currentStreak: 4,
  dataFrom: "2019-03-02",
  dataTo: "2026-11-28",
  first: play,
  last: play,
  timeline: { unit: "day", points: [{ ...month, plays: 15, minutes: 49 }] },
  coverage: [{ from: "2019-03-01", to: "2026-11-30", source: "files" }],
  polledPlays: { used: false, available: true },
  usesPrivateSessions: false,
};

const exampleTop: TopItem = {
  rank: 1,
  plays: 34,
  minutes: 121,
  name: exampleSong.title,
  artist: "The Harbor Lights",
  spotifyId: exampleSong.spotifyId,
  imageUrl: null,
  song: exampleSong,
};

const exampleYear: YearInReview = {
  year: 2025,
  computing: null,
  isComplete: true,
  ...sums,
  previous: { plays: 5210, minutes: 18_022 },
  topSongs: [exampleTop],
  topArtists: [],
  topAlbums: [],
  months: [month],
  busiestDay: { day: "2025-06-21", plays: 96, minutes: 318 },
  busiestHour: { weekday: 5, hour: 18, plays: 402 },
  discovery: exampleTop,
  years: [2026, 2025],
};

export const statistics = {
  "GET /me/statistics": {
    ...figures,
    summary: "Returns figures about a period of your listening",
    description: `Beside those of as many days before it. ${about}`,
    query: statisticsQuery,
    reply: json(statisticsSchema, { example: exampleStatistics }),
  },
  "GET /me/statistics/top": {
    ...figures,
    summary: "Lists what you heard most in a period",
    description: `By plays or by time. ${about}`,
    query: topQuery,
    reply: json(top, {
      example: { from: "2026-11-01", to: "2026-11-28", computing: null, items: [exampleTop] },
    }),
  },
  "GET /me/statistics/clock": {
    ...figures,
    summary: "Returns the plays of a period by weekday and hour",
    description: about,
    query: statisticsRange,
    reply: json(clock, {
      example: {
        from: "2026-11-01",
        to: "2026-11-28",
        computing: null,
        hours: [{ weekday: 1, hour: 0, plays: 3, minutes: 11 }],
      },
    }),
  },
  "GET /me/statistics/calendar": {
    ...figures,
    summary: "Returns the days of a year on which you heard something",
    description: `Without a year, of the latest year with data. ${about}`,
    query: calendarQuery,
    reply: json(calendar, {
      example: {
        year: 2026,
        computing: null,
        years: [2026, 2025],
        days: [{ day: "2026-11-01", plays: 15, minutes: 49 }],
      },
    }),
  },
  "GET /me/statistics/years/{year}": {
    ...figures,
    summary: "Returns the review of a year",
    description: about,
    params: yearParam,
    reply: json(yearInReview, { example: exampleYear }),
  },
  "GET /me/statistics/events": {
    ...figures,
    summary: "Streams the progress of a computation of figures",
    description:
      "Sends how much is done, then each change, until the figures are complete. A long history is computed by a job after a change of the time zone or of what counts.",
    reply: events("computing", computingEvent, { computing: { percent: 40 } }),
  },
  "GET /me/statistics/of": {
    ...figures,
    summary: "Returns figures of one song, artist or album over all time",
    description: `Songs are named by their id, artists and albums by their names, because files have no ids of them. ${about}`,
    query: figuresOfQuery,
    reply: json(figuresOf, {
      example: {
        kind: "artists",
        computing: null,
        name: "The Harbor Lights",
        artist: null,
        spotifyId: "0OdUWJ0sBjDrqHygGUXeCF",
        imageUrl: null,
        plays: 214,
        minutes: 760,
        skips: 12,
        rank: { place: 3, of: 901 },
        first: play,
        last: play,
        months: [month],
        songs: [exampleTop],
      },
    }),
    errors: ["not_found"],
  },
} satisfies Operations;
