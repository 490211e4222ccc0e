// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PlaylistTextDialog } from "./playlist-text-dialog";

it("A name of a playlist that reaches the limit says why no more characters are taken", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(
    <PlaylistTextDialog open onOpenChange={() => {}} title="Edit" submit="Save" onSubmit={async () => {}} />,
  );
  const name = await screen.findByLabelText("Name");
  fireEvent.change(name, { target: { value: "a".repeat(99) } });
  expect(screen.queryByText(/at most/)).toBeNull();
  fireEvent.change(name, { target: { value: "a".repeat(100) } });
  screen.getByText("A name can have at most 100 characters.");
});
