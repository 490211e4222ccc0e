// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { unwrap } from "@/lib/client/request";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";

async function showFrench() {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  await show(null, "fr").loaded();
}

const noReply = () => unwrap(Promise.reject(new TypeError("fetch failed")));
const emptyReply = (status: number) => unwrap(Promise.resolve({ response: new Response(null, { status }) }));

it("Without a reply of the server, the browser says so in the language of the screen", async () => {
  await showFrench();
  await expect(noReply()).rejects.toMatchObject({ code: "network", title: "Tonearm est injoignable" });
  await expect(emptyReply(502)).rejects.toMatchObject({
    code: "unexpected_reply",
    message: "Le serveur a répondu 502 sans dire pourquoi. Réessayez dans un instant.",
  });
});

it("After the end of a session, the browser says in the language of the screen what to do", async () => {
  const problem = { type: "about:blank", title: "Not signed in", status: 401, code: "not_signed_in" };
  const error = { ...problem, detail: "Send a token.", requestId: "test" };
  await showFrench();
  await expect(
    unwrap(Promise.resolve({ error, response: new Response(null, { status: 401 }) })),
  ).rejects.toMatchObject({ code: "not_signed_in", status: 401, message: /^Votre session a pris fin\./ });
});
