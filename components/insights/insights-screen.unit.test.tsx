// @vitest-environment happy-dom

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Calendar, Statistics, TopItem } from "@/lib/schemas/statistics";
import { onlyDeep } from "@/testing/depth";
import { connection, song } from "@/testing/screens/api-data";
import { EventStream, type Routes, refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { InsightsScreen } from "./insights-screen";
import { parseRange } from "./ranges";

const deepIt = onlyDeep(it);

const sums = {
  plays: 3,
  minutes: 9,
  skips: 0,
  songs: 1,
  artists: 1,
  albums: 1,
  newSongs: 0,
  newArtists: 0,
  activeDays: 1,
  sessions: 1,
  longestSessionMinutes: 9,
  longestStreak: null,
};

const statistics: Statistics = {
  ...sums,
  from: "2025-11-30",
  to: "2026-11-28",
  timeZone: "UTC",
  computing: null,
  previous: null,
  currentStreak: 0,
  dataFrom: "2024-01-01",
  dataTo: "2026-11-28",
  first: null,
  last: null,
  timeline: { unit: "month", points: [{ from: "2026-11-01", plays: 3, minutes: 9 }] },
  coverage: [],
  polledPlays: { used: true, available: true },
  usesPrivateSessions: false,
};

const top = (name: string): TopItem => ({
  rank: 1,
  plays: 3,
  minutes: 9,
  name,
  artist: null,
  spotifyId: null,
  imageUrl: null,
  song: song(name),
});

const period = { from: statistics.from, to: statistics.to, computing: null };

const calendar = (year: number): Calendar => ({
  year,
  computing: null,
  years: [2026, 2025, 2024],
  days: [],
});

const hours = Array.from({ length: 168 }, (_, index) => ({
  weekday: Math.floor(index / 24) + 1,
  hour: index % 24,
  plays: 0,
  minutes: 0,
}));

async function showInsights(routes: Routes = {}) {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /me/statistics": statistics,
    "GET /me/statistics/top": ({ query }) => ({ ...period, items: [top(`Top ${query.kind}`)] }),
    "GET /me/statistics/clock": { ...period, hours },
    "GET /me/statistics/calendar": ({ query }) => calendar(Number(query.year ?? 2026)),
    ...routes,
  });
  const shown = show(<InsightsScreen initial={{ range: "year" }} today="2026-11-28" />);
  await screen.findByText("Top songs");
  return { ...server, ...shown };
}

const chooseOwnDays = async () => {
  fireEvent.click(screen.getByLabelText("Any dates"));
  return (await screen.findByLabelText("First day")) as HTMLInputElement;
};

it("A year can be typed digit by digit, and figures are asked for only once it is a year", async () => {
  const { requestsOf } = await showInsights();
  const field = await chooseOwnDays();
  for (const value of ["0002-11-30", "", "0020-11-30", "0202-11-30", "2024-11-30"]) {
    fireEvent.change(field, { target: { value } });
    expect(field.value).toBe(value);
  }
  await waitFor(() => expect(requestsOf("GET /me/statistics").at(-1)?.query.from).toBe("2024-11-30"));
  expect(requestsOf("GET /me/statistics").every(({ query }) => (query.from ?? "") >= "2024")).toBe(true);
});

it("An address with days that do not exist shows the whole of the time", () => {
  const rangeOf = (query: string) => {
    const params = new URLSearchParams(query);
    return parseRange(name => params.get(name));
  };
  for (const day of ["2025-02-31", "0001-01-01", "2200-01-01", "2025-13-01", "x"])
    expect(rangeOf(`range=own&from=${day}&to=${day}`)).toEqual({ range: "own" });
  expect(rangeOf("range=own&from=2024-02-29")).toEqual({ range: "own", from: "2024-02-29" });
});

it("A period that cannot be shown says why, and another one can be chosen", async () => {
  const { routes } = await showInsights();
  routes["GET /me/statistics"] = ({ query }) =>
    query.from ? refused("playlist_not_editable", { reason: "not_owner" }) : statistics;
  fireEvent.click(screen.getByLabelText("4 weeks"));
  await screen.findByText("Retry");
  fireEvent.click(screen.getByLabelText("All"));
  await screen.findByLabelText("Totals");
});

deepIt("Figures that are there stay when they cannot be read again", async () => {
  const { routes, requestsOf, loaded } = await showInsights();
  for (const route of [
    "GET /me/statistics",
    "GET /me/statistics/top",
    "GET /me/statistics/clock",
    "GET /me/statistics/calendar",
  ] as const)
    routes[route] = refused("playlist_not_editable", { reason: "not_owner" });
  const before = requestsOf("GET /me/statistics").length;
  window.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(requestsOf("GET /me/statistics").length).toBeGreaterThan(before));
  await loaded();
  for (const name of ["Totals", "Most played", "Week and hours", "Days"]) screen.getByLabelText(name);
  screen.getByText("Top songs");
});

it("Another period keeps what is shown until its figures are there, but no songs under the name of albums", async () => {
  const { hold } = await showInsights();
  const release = hold("GET /me/statistics/top");
  fireEvent.click(screen.getByLabelText("4 weeks"));
  const most = screen.getByLabelText("Most played");
  within(most).getByText("Top songs");
  fireEvent.click(within(most).getByLabelText("Albums"));
  expect(within(most).queryByText("Top songs")).toBeNull();
  release();
  await within(most).findByText("Top albums");
});

it("Two quick clicks in the calendar go two years", async () => {
  const { hold, requestsOf } = await showInsights();
  const release = hold("GET /me/statistics/calendar");
  const earlier = await screen.findByLabelText("Earlier year");
  fireEvent.click(earlier);
  fireEvent.click(earlier);
  release();
  await waitFor(() => expect(requestsOf("GET /me/statistics/calendar").at(-1)?.query.year).toBe("2024"));
});

it("Figures that a job computes are announced with their progress, and appear when the job is done", async () => {
  const events = new EventStream();
  const { routes } = await showInsights();
  routes["GET /me/statistics"] = { ...statistics, computing: { percent: 0 } };
  routes["GET /me/statistics/events"] = events;
  fireEvent.click(screen.getByLabelText("4 weeks"));
  await screen.findByText("Your figures are being computed");
  expect(screen.queryByLabelText("Totals")).toBeNull();
  await events.send("computing", { computing: { percent: 40 } });
  await waitFor(() => expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40"));
  routes["GET /me/statistics"] = statistics;
  await events.send("computing", { computing: null });
  await screen.findByLabelText("Totals");
});
