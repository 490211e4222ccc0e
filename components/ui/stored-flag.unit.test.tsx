// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { useStoredFlag } from "./stored-flag";

function Flag({ name }: { name: string }) {
  const [isOn, setIsOn] = useStoredFlag(name, false);
  return (
    <button type="button" aria-pressed={isOn} onClick={() => setIsOn(!isOn)}>
      Flag
    </button>
  );
}

const isPressed = () => screen.getByRole("button").getAttribute("aria-pressed");
const show = (name: string) => {
  localStorage.clear();
  onTestFinished(cleanup);
  render(<Flag name={name} />);
  act(() => screen.getByRole("button").click());
};

it("A choice outlasts the page, in this browser", () => {
  show("kept");
  expect(isPressed()).toBe("true");
  cleanup();
  render(<Flag name="kept" />);
  expect(isPressed()).toBe("true");
});

it("A choice also works where the browser refuses to keep anything", () => {
  const refuse = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  vi.spyOn(window, "localStorage", "get").mockReturnValue({
    clear: () => {},
    getItem: refuse,
    setItem: refuse,
  } as never);
  onTestFinished(() => void vi.restoreAllMocks());
  show("refused");
  expect(isPressed()).toBe("true");
});
