// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { expect, it, onTestFinished } from "vitest";
import { AddressNote } from "./address-note";

function hasNote(publicUrl: string, isOtherAddress: boolean): boolean {
  onTestFinished(cleanup);
  render(<AddressNote publicUrl={publicUrl} isOtherAddress={isOtherAddress} />);
  return screen.queryByText(`Tonearm's address is ${publicUrl}`) !== null;
}

it("The browser knows whether it is at the public address, whatever the server guesses", () => {
  expect(hasNote("https://music.example.org", false)).toBe(true);
  cleanup();
  expect(hasNote(location.origin, true)).toBe(false);
});
