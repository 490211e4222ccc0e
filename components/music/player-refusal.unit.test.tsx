// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { PlayerBar } from "../player/player-bar";
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
  const toasts = () => document.querySelectorAll("[data-sonner-toast][data-removed=false]");
  await waitFor(() => {
    const [said] = screen.getAllByText("Daily Spotify limit reached");
    expect(said?.closest("[role=status]")).not.toBeNull();
    expect(toasts()).toHaveLength(0);
  });
});
