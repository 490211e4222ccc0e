// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Locale } from "@/lib/i18n/locales";
import type { FirstSteps } from "@/lib/schemas/first-steps";
import type { Connection, SyncJob } from "@/lib/schemas/spotify";
import { connection, emptyPage, job, onlyPage, playerState } from "@/testing/screens/api-data";
import { EventStream, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { FirstStepsCard } from "./first-steps-card";

type Situation = Partial<FirstSteps> & { state?: Connection["state"]; job?: SyncJob; locale?: Locale };

const spotifyUser = { id: "ada", displayName: "Ada" };
const imported = job({
  state: "completed",
  counts: { playlists: 1, songs: 1234, added: 0, removed: 0, unchanged: 0, skipped: 0 },
});

async function showCard({ state = "no-credentials", job: latest, locale, ...stored }: Situation) {
  const events = new EventStream();
  const server = await serveApi({
    "GET /me/spotify": { ...connection(state), spotifyUser: state === "connected" ? spotifyUser : null },
    "GET /sync/jobs": latest ? onlyPage(latest) : emptyPage,
    "POST /spotify/import": { job: job() },
    "GET /player/events": events,
  });
  const hide = vi.fn(async () => {});
  const finish = vi.fn(async () => {});
  const { loaded } = show(
    <FirstStepsCard
      stored={{ isHidden: false, hasImported: false, hasPlayed: false, ...stored }}
      hide={hide}
      finish={finish}
    />,
    locale,
  );
  await loaded();
  const doneCount = (doneBy[state] ?? 0) + (latest?.state === "completed" ? 1 : 0);
  await screen.findByText(new RegExp(`${doneCount} (of|sur) 4`));
  return {
    ...server,
    hide,
    finish,
    play: () => events.send("player", { state: playerState(), problem: null }),
  };
}

/** The number of steps that each state of the connection completes. */
const doneBy: Partial<Record<Connection["state"], number>> = { "credentials-saved": 1, connected: 2 };

const current = () => document.querySelector<HTMLElement>('[aria-current="step"]');
const doneSteps = () =>
  screen
    .getAllByRole("listitem")
    .map(item => item.textContent ?? "")
    .filter(text => text.startsWith("Done:"));

it("A new person first gets the way to their own developer app", async () => {
  await showCard({});
  expect(screen.getByText("0 of 4 steps done")).toBeDefined();
  const link = within(current() as HTMLElement).getByRole("link", { name: "Set up Spotify" });
  expect(link.getAttribute("href")).toBe("/profile/services");
  expect(screen.queryByRole("button", { name: "Connect Spotify" })).toBeNull();
});

it("Saved credentials are confirmed in words, and the next step is to connect", async () => {
  await showCard({ state: "credentials-saved" });
  expect(doneSteps()).toEqual([expect.stringContaining("its client ID and secret are right")]);
  const form = within(current() as HTMLElement)
    .getByRole("button", { name: "Connect Spotify" })
    .closest("form");
  expect(form?.getAttribute("action")).toBe("/api/v1/auth/spotify");
});

it("A connection is confirmed with the name of the account, and the import starts in the checklist", async () => {
  const { requestsOf } = await showCard({ state: "connected" });
  expect(doneSteps()[1]).toContain("Connected as Ada.");
  fireEvent.click(within(current() as HTMLElement).getByRole("button", { name: "Import library" }));
  await waitFor(() => expect(requestsOf("POST /spotify/import")).toHaveLength(1));
  await waitFor(() => expect(within(current() as HTMLElement).getByRole("progressbar")).toBeDefined());
  expect(within(current() as HTMLElement).getByRole("button", { name: "Cancel" })).toBeDefined();
});

it("A completed import is confirmed with its numbers, and the next step is to play", async () => {
  await showCard({ state: "connected", job: imported });
  expect(doneSteps()[2]).toContain("Your library is here: 1 playlist and 1,234 songs.");
  const link = within(current() as HTMLElement).getByRole("link", { name: "Choose a playlist" });
  expect(link.getAttribute("href")).toBe("/library");
});

it("An import that failed leaves its step open with a button to try again", async () => {
  await showCard({ state: "connected", job: job({ state: "failed" }) });
  expect(doneSteps()).toHaveLength(2);
  expect(within(current() as HTMLElement).getByRole("button", { name: "Import library" })).toBeDefined();
});

it("Music that plays after the import completes the checklist, says so, and hides it from the next visit on", async () => {
  const { play, finish, hide } = await showCard({ state: "connected", job: imported });
  expect(finish).not.toHaveBeenCalled();
  await play();
  await screen.findByRole("heading", { name: "You’re all set" });
  expect(doneSteps()).toHaveLength(4);
  expect(doneSteps()[3]).toContain("Tonearm controls Spotify");
  expect(finish).toHaveBeenCalledTimes(1);
  expect(hide).not.toHaveBeenCalled();
});

it("Music that plays before the import is not a step done here", async () => {
  const { play, finish } = await showCard({ state: "connected" });
  await play();
  expect(doneSteps()).toHaveLength(2);
  expect(finish).not.toHaveBeenCalled();
});

it("A person who hides the checklist reads where it stays", async () => {
  const { hide } = await showCard({});
  expect(screen.getByText(/account menu, under First steps/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Hide these steps" }));
  await waitFor(() => expect(hide).toHaveBeenCalledTimes(1));
});

it("The checklist is in French for a person who reads French", async () => {
  await showCard({ state: "connected", job: imported, locale: "fr" });
  expect(screen.getByText("Étapes terminées : 3 sur 4")).toBeDefined();
  const text = screen.getAllByRole("listitem")[2]?.textContent;
  expect(text).toContain("Votre bibliothèque est là\u00a0: 1 playlist et 1\u202f234 titres.");
});
