// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { rowOf, showSearch } from "@/testing/screens/search-screen";

it("A search is remembered once somebody has used a result, and can be repeated and forgotten", async () => {
  const searchedAt = "2026-11-21T12:00:00.000Z";
  const { box, type, requestsOf } = await showSearch({
    "GET /me/searches": {
      items: [
        { q: "queen", searchedAt },
        { q: "björk", searchedAt },
      ],
    },
    "DELETE /me/searches": null,
  });
  fireEvent.click(await screen.findByRole("button", { name: "Forget “björk”" }));
  await waitFor(() => expect(screen.queryByText("björk")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "queen" }));
  expect((box as HTMLInputElement).value).toBe("queen");
  await rowOf("Foreign");
  type("song");
  await waitFor(() => expect(screen.getByRole("region").getAttribute("aria-busy")).toBe("true"));
  await waitFor(() => expect(screen.getByRole("region").getAttribute("aria-busy")).toBe("false"));
  fireEvent.click(await within(await rowOf("Own")).findByRole("link", { name: "Evening" }));
  await waitFor(() =>
    expect(requestsOf("POST /me/searches").map(({ body }) => body.q)).toEqual(["queen", "song"]),
  );
  type("");
  fireEvent.click(await screen.findByRole("button", { name: "Forget all" }));
  await waitFor(() => expect(screen.queryByText("Recent searches")).toBeNull());
  await waitFor(() =>
    expect(requestsOf("DELETE /me/searches").map(({ query }) => query)).toEqual([{ q: "björk" }, {}]),
  );
});

it("After a recent search is forgotten, the focus is on the next one, and after the last one on the page", async () => {
  await showSearch({
    "GET /me/searches": {
      items: ["One", "Two"].map(q => ({ q, searchedAt: "2026-11-21T12:00:00.000Z" })),
    },
    "DELETE /me/searches": null,
  });
  const forget = async (q: string) => {
    const button = await screen.findByRole("button", { name: `Forget “${q}”` });
    button.focus();
    fireEvent.click(button);
    return waitFor(() => expect(button.isConnected).toBe(false));
  };
  await forget("One");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Forget “Two”");
  await forget("Two");
  expect(document.activeElement?.contains(screen.getByText("Search tips"))).toBe(true);
  expect(document.activeElement).not.toBe(document.body);
});
