// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { AddressNote } from "./address-note";

function hasNote(publicUrl: string, isOtherAddress: boolean): boolean {
  show(<AddressNote publicUrl={publicUrl} isOtherAddress={isOtherAddress} />);
  return screen.queryByText(`Tonearm’s address is ${publicUrl}`) !== null;
}

it("The browser knows whether it is at the public address, whatever the server guesses", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  expect(hasNote("https://music.example.org", false)).toBe(true);
  cleanup();
  expect(hasNote(location.origin, true)).toBe(false);
});
