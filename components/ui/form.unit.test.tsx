// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, playlist } from "@/testing/api-data";
import { refused, serveApi } from "@/testing/api-server";
import { show } from "@/testing/screen";
import { NewPlaylist } from "../library/new-playlist";
import { PasswordChange } from "../profile/password-change";

const password = "PUT /me/password";
const playlists = "POST /playlists";

const serveForms = () =>
  serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [password]: null,
    [playlists]: playlist("Road trip"),
  });

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });

/** Returns the text below a field that assistive technology reads with it. */
const textOf = (label: string) =>
  document.getElementById(field(label).getAttribute("aria-describedby") ?? "")?.textContent;

/** Opens the dialog for the password and sends it. */
function changePassword(current: string, next: string) {
  fireEvent.click(screen.getByRole("button", { name: "Change password" }));
  type("Current password", current);
  type("New password", next);
  submit("Change password");
}

const submit = (name: string) => fireEvent.submit(screen.getByRole("button", { name }));

it("An error of the API lands at its field, and everything typed stays for another try", async () => {
  const { routes } = await serveForms();
  routes[password] = refused("wrong_password", {}, { field: "password" });
  show(<PasswordChange />);
  changePassword("not mine", "correct horse");
  await waitFor(() => expect(textOf("Current password")).toMatch(/password/));
  expect(field("Current password").getAttribute("aria-invalid")).toBe("true");
  expect(field("New password").getAttribute("aria-invalid")).toBeNull();
  expect(textOf("New password")).toBe("At least 8 characters.");
  expect([field("Current password").value, field("New password").value]).toEqual([
    "not mine",
    "correct horse",
  ]);

  routes[password] = null;
  type("Current password", "mine");
  submit("Change password");
  await screen.findByText("Your password is changed");
  expect(screen.queryByLabelText("Current password")).toBeNull();
});

it("A mistake that the schema knows shows at its field and is not sent", async () => {
  const { requestsOf } = await serveForms();
  show(<PasswordChange />);
  changePassword("mine", "short");
  await waitFor(() => expect(textOf("New password")).toBe("Use at least 8 characters."));
  expect(requestsOf(password)).toHaveLength(0);
});

it("A refusal that is about no field shows above the form, and everything typed stays", async () => {
  const { routes } = await serveForms();
  routes[playlists] = refused("spotify_unavailable");
  const { opened } = show(<NewPlaylist />);
  fireEvent.click(screen.getByRole("button", { name: "New playlist" }));
  type("Name", "Road trip");
  type("Description", "Windows down");
  submit("Create");
  await screen.findByText(/^Spotify is not responding right now/);
  expect([field("Name").value, field("Description").value]).toEqual(["Road trip", "Windows down"]);
  expect(opened).toEqual([]);
});

it("Errors of several fields all show, each at its own field", async () => {
  const { routes } = await serveForms();
  const fields = [
    { path: "name", message: "You have a playlist of this name." },
    { path: "description", message: "Leave out the link." },
  ];
  routes[playlists] = refused(
    "validation_failed",
    { reason: "request", message: "Two mistakes" },
    { fields },
  );
  show(<NewPlaylist />);
  fireEvent.click(screen.getByRole("button", { name: "New playlist" }));
  type("Name", "Road trip");
  submit("Create");
  await waitFor(() => expect(textOf("Name")).toBe("You have a playlist of this name."));
  expect(textOf("Description")).toBe("Leave out the link.");
});

it("A created playlist opens, and its dialog closes", async () => {
  const { requestsOf } = await serveForms();
  const { opened } = show(<NewPlaylist />);
  fireEvent.click(screen.getByRole("button", { name: "New playlist" }));
  type("Name", "Road trip");
  submit("Create");
  await waitFor(() => expect(opened).toEqual(["/playlists/playlist Road trip"]));
  expect(requestsOf(playlists).map(({ body }) => body)).toEqual([{ name: "Road trip", description: "" }]);
  await waitFor(() => expect(screen.queryByLabelText("Name")).toBeNull());
});
