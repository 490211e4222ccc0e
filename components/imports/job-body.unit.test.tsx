// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, job } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { JobBody } from "./job-body";

it("In French, a waiting import says why, from when it resumes and what it skipped", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  const retryAt = new Date();
  retryAt.setHours(23, 58);
  const waiting = job({
    state: "waiting",
    phase: "importing liked songs",
    progress: { done: 1_200, total: 13_425 },
    error: { code: "spotify_unavailable", detail: "Spotify is not responding." },
    retryAt: retryAt.toISOString(),
    skipped: [
      { reason: "local", count: 1_250, examples: ["A", "B"] },
      { reason: "hidden", count: 1, examples: ["C"] },
    ],
  });
  await show(<JobBody job={waiting} />, "fr").loaded();
  const text = document.body.textContent.replace(/\s/g, " ");
  expect(text).toContain(
    "Spotify ne répond pas pour le moment. L’import reprendra tout seul. Reprise : 23:58.",
  );
  expect(text).toContain("Import des Titres likés1 200 sur 13 425");
  expect(text).toContain("1 251 laissés de côté : voir pourquoi");
  expect(text).toContain("1 250 : Un fichier local");
  expect(text).toContain("A, B …");
  screen.getByRole("progressbar", { name: "Progression de l’import" });
});
