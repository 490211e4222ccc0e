// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { NewPlaylist } from "@/components/library/new-playlist";
import { PasswordChange } from "@/components/profile/password-change";
import type { FieldIssue } from "@/lib/schemas/issue";
import { connection, passwordOnly, playlist } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";

const passwordRoute = "PUT /me/password";
const playlistsRoute = "POST /playlists";

const serveForms = () =>
  serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [passwordRoute]: null,
    [playlistsRoute]: playlist("Road trip"),
  });

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const fill = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });

/** Returns the error or hint of a field, which assistive technology reads with the field. */
const describedText = (label: string) =>
  document.getElementById(field(label).getAttribute("aria-describedby") ?? "")?.textContent;

async function openDialog(name: string) {
  fireEvent.click(screen.getByRole("button", { name }));
  await screen.findByRole("dialog");
}

/** Opens the dialog, fills it and submits it. */
async function changePassword(currentPassword: string, newPassword: string) {
  await openDialog("Change password");
  fill("Current password", currentPassword);
  fill("New password", newPassword);
  submit("Change password");
}

const submit = (name: string) => fireEvent.submit(screen.getByRole("button", { name }));

it("An API error shows at its field, and the form keeps the input for another try", async () => {
  const { routes } = await serveForms();
  routes[passwordRoute] = refused("wrong_password", {}, { field: "password" });
  show(<PasswordChange signOn={passwordOnly} />);
  await changePassword("not mine", "correct horse");
  await waitFor(() => expect(describedText("Current password")).toMatch(/password/));
  expect(field("Current password").getAttribute("aria-invalid")).toBe("true");
  expect(field("New password").getAttribute("aria-invalid")).toBeNull();
  expect(describedText("New password")).toBe("At least 8 characters.");
  expect([field("Current password").value, field("New password").value]).toEqual([
    "not mine",
    "correct horse",
  ]);

  routes[passwordRoute] = null;
  fill("Current password", "mine");
  submit("Change password");
  await screen.findByText("Your password was changed");
  expect(screen.queryByLabelText("Current password")).toBeNull();
});

it("Input that the schema rejects shows an error at its field and is not sent", async () => {
  const { requestsOf } = await serveForms();
  show(<PasswordChange signOn={passwordOnly} />);
  await changePassword("mine", "short");
  await waitFor(() => expect(describedText("New password")).toBe("Use at least 8 characters."));
  fill("New password", "correct horse");
  submit("Change password");
  await screen.findByText("Your password was changed");
  expect(requestsOf(passwordRoute).map(({ body }) => body)).toEqual([
    { password: "mine", newPassword: "correct horse" },
  ]);
});

it("An API error without a field shows in the form, and the form keeps the input", async () => {
  const { routes } = await serveForms();
  routes[playlistsRoute] = refused("spotify_unavailable");
  const { opened } = show(<NewPlaylist />);
  await openDialog("New playlist");
  fill("Name", "Road trip");
  fill("Description", "Windows down");
  submit("Create");
  await screen.findByText(/^Spotify isn’t responding right now/);
  expect([field("Name").value, field("Description").value]).toEqual(["Road trip", "Windows down"]);
  expect(opened).toEqual([]);
});

it("Errors of several fields show, each at its field", async () => {
  const { routes } = await serveForms();
  const issues: FieldIssue[] = [
    { path: "name", issue: { key: "playlistName" } },
    { path: "description", issue: { key: "pattern" } },
  ];
  routes[playlistsRoute] = refused(
    "validation_failed",
    { reason: "request", message: { key: "other" } },
    { issues },
  );
  show(<NewPlaylist />);
  await openDialog("New playlist");
  fill("Name", "Road trip");
  submit("Create");
  await waitFor(() => expect(describedText("Name")).toBe("Give the playlist a name."));
  expect(describedText("Description")).toBe("This doesn’t have the expected form.");
});

it("A created playlist opens, and its dialog closes", async () => {
  const { requestsOf } = await serveForms();
  const { opened } = show(<NewPlaylist />);
  await openDialog("New playlist");
  fill("Name", "Road trip");
  submit("Create");
  await waitFor(() => expect(opened).toEqual(["/playlists/playlist Road trip"]));
  expect(requestsOf(playlistsRoute).map(({ body }) => body)).toEqual([
    { name: "Road trip", description: "" },
  ]);
  await waitFor(() => expect(screen.queryByLabelText("Name")).toBeNull());
});
