// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { PlayerBar } from "../player/player-bar";
import { toast } from "../ui/status/toast";
import { PlayerRefusal } from "./player-refusal";

it("A refusal that lasts is said by the page, and not by a toast as well", async () => {
  await showWithPlayer(
    <>
      <PlayerRefusal />
      <PlayerBar />
    </>,
    {
      routes: {
        "POST /player/pause": refused("quota_exceeded", { until: new Date(Date.now() + 3_600_000) }),
      },
    },
  );
  fireEvent.click(await screen.findByRole("button", { name: "Pause" }));
  const said = await screen.findAllByText("Daily Spotify limit reached");
  expect(said[0]?.closest("[role=status]")).not.toBeNull();
  // A later toast shows that the toaster has got the earlier ones.
  act(() => toast("Something else", { duration: Number.POSITIVE_INFINITY }));
  await screen.findByText("Something else");
  await waitFor(() => {
    const toasts = [...document.querySelectorAll("[data-sonner-toast]:not([data-removed=true])")];
    expect(toasts.map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Something else")]);
  });
});
