// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { SongLength } from "./song-length";

it("A song shows its length, an estimate as one, and a dash with a word for it while nobody knows it", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(
    <>
      <section aria-label="known">
        <SongLength song={{ durationMs: 187_000 }} />
      </section>
      <section aria-label="estimated">
        <SongLength song={{ durationMs: 187_000, durationIsEstimate: true }} />
      </section>
      <section aria-label="unknown">
        <SongLength song={{ durationMs: 0 }} />
      </section>
    </>,
  );
  const shown = ["known", "estimated", "unknown"].map(name => screen.getByLabelText(name).textContent);
  expect(shown).toEqual(["3:07", "≈ 3:07", "–Length unknown"]);
});
