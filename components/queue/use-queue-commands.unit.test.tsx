// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { useQueueCommands } from "./use-queue-commands";

const uris = ["spotify:track:one", "spotify:track:two"];

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
      "POST /queue": { added: 2, ids: ["a", "b"], version: 8 },
      "DELETE /queue/{id}": { removal: "removal", removed: 1, version: 9 },
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "Add" }));
  await screen.findByText("2 songs added to the queue");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(requestsOf("DELETE /queue/{id}").map(({ params }) => params.id)).toEqual(["a", "b"]),
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
