import { fireEvent, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { PlayerEvent } from "@/lib/schemas/player";
import { connection, playerState, queueOf } from "./api-data";
import { EventStream, type Routes, serveApi } from "./api-server";
import { show } from "./screen";

type PlayerScreen = {
  state?: ReturnType<typeof playerState>;
  locale?: Locale;
  routes?: Routes;
  /** Set for a person who has switched on sound in the browser. */
  soundScript?: string;
};

/** Shows components with a player; by default a song plays. */
export async function showWithPlayer(
  children: ReactNode,
  { state = playerState(), locale = "en", routes = {}, soundScript }: PlayerScreen = {},
) {
  const events = new EventStream();
  const server = await serveApi({
    "GET /me/spotify": connection("connected"),
    "GET /player/events": events,
    "GET /queue": queueOf([]),
    "GET /tracks/{id}/like": { songId: null, isLiked: false },
    "POST /player/pause": null,
    "POST /player/play": null,
    "POST /player/next": null,
    "POST /player/previous": null,
    "POST /player/seek": null,
    "POST /player/volume": null,
    "POST /player/repeat": null,
    "POST /player/shuffle": null,
    ...routes,
  });
  const shown = show(children, locale, soundScript ? { soundScript } : {});
  const send = (event: PlayerEvent) => events.send("player", event);
  await send({ state, problem: null, queueVersion: 7 });
  return { ...server, ...shown, send };
}

export const slider = (name: string) => screen.getByRole<HTMLInputElement>("slider", { name });
export const positionOf = (name: string) => slider(name).valueAsNumber;

/** Presses on a slider and moves it through `values` without releasing it; returns a function that releases it. */
export function drag(name: string, ...values: number[]): () => void {
  const element = slider(name);
  element.setPointerCapture = () => undefined;
  fireEvent.pointerDown(element, { pointerId: 1 });
  for (const value of values) fireEvent.change(element, { target: { value } });
  return () => fireEvent.lostPointerCapture(element, { pointerId: 1 });
}
