// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { useQueueCommands } from "./use-queue-commands";

const uris = ["spotify:track:one", "spotify:track:two", "spotify:track:three"];

function Menu() {
  const { playNext, addToQueue } = useQueueCommands();
  return (
    <>
      <button type="button" onClick={() => playNext(uris)}>
        Play next
      </button>
      <button type="button" onClick={() => addToQueue(uris)}>
        Add
      </button>
    </>
  );
}

it("Songs that were added to the queue can be taken back", async () => {
  const { requestsOf } = await showWithPlayer(<Menu />, {
    routes: {
      "POST /queue": { added: 3, ids: ["a", "b", "c"], version: 8 },
      "DELETE /queue/{id}": { removal: "removal", removed: 1, version: 9 },
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "Add" }));
  await screen.findByText("3 songs added to the queue");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(requestsOf("DELETE /queue/{id}").map(({ params }) => params.id)).toEqual(["a", "b", "c"]),
  );
  expect(requestsOf("POST /queue").map(({ body }) => body)).toEqual([{ uris, position: "last" }]);
});

it("Songs that play next are put before the others, and a refusal is told", async () => {
  const { requestsOf } = await showWithPlayer(<Menu />, {
    routes: { "POST /queue": refused("queue_full", { limit: 20_000 }) },
  });
  fireEvent.click(screen.getByRole("button", { name: "Play next" }));
  await screen.findByText("Couldn’t add the songs to the queue");
  expect(requestsOf("POST /queue").map(({ body }) => body?.position)).toEqual(["next"]);
});

it("Taking songs back leaves out what was played, and tells which song Spotify already has", async () => {
  const { requestsOf } = await showWithPlayer(<Menu />, {
    routes: {
      "POST /queue": { added: 3, ids: ["played", "fixed", "c"], version: 8 },
      "DELETE /queue/{id}": ({ params }) => {
        if (params.id === "played") return refused("not_found", { reason: "queue_item" });
        if (params.id === "fixed") return refused("queue_item_fixed");
        return { removal: "removal", removed: 1, version: 9 };
      },
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "Play next" }));
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await screen.findByText(/Spotify already has it/);
  expect(requestsOf("DELETE /queue/{id}").map(({ params }) => params.id)).toEqual(["played", "fixed", "c"]);
});
