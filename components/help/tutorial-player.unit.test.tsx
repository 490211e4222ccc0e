// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { TutorialPlayer } from "./tutorial-player";

const frames = ["one", "two", "three"].map(caption => ({ picture: `/${caption}.jpg`, caption }));
const words = {
  label: "A walk",
  play: "Play",
  pause: "Pause",
  previous: "Back",
  next: "On",
  positions: ["1 of 3", "2 of 3", "3 of 3"],
};

it("A walk runs to its end, pauses on request, and is turned by buttons and arrow keys", () => {
  vi.useFakeTimers();
  const { unmount } = render(<TutorialPlayer frames={frames} words={words} />);
  onTestFinished(() => {
    unmount();
    vi.useRealTimers();
  });
  const wait = () => act(() => vi.advanceTimersByTime(6_000));
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  wait();
  screen.getByText("1 of 3");
  press("Play");
  wait();
  screen.getByText("2 of 3");
  press("Pause");
  wait();
  screen.getByText("2 of 3");
  press("Play");
  wait();
  wait();
  screen.getByText("3 of 3");
  expect(screen.getByRole("img").getAttribute("src")).toBe("/three.jpg");
  fireEvent.keyDown(screen.getByRole("region", { name: "A walk" }), { key: "ArrowLeft" });
  screen.getByText("2 of 3");
  press("Back");
  screen.getByText("1 of 3");
});
