import { vi } from "vitest";

/** Runs the `main` of a command in this process. Returns what it printed and its exit code. */
export async function runCommand(main: (parameters: string[]) => Promise<void>, ...parameters: string[]) {
  const [output, errors]: [string[], string[]] = [[], []];
  const exit = vi.spyOn(process, "exit").mockImplementation(code => {
    throw new Error(`exit ${code}`);
  });
  const spies = [
    vi.spyOn(console, "log").mockImplementation(line => void output.push(line)),
    vi.spyOn(console, "error").mockImplementation(line => void errors.push(line)),
    exit,
  ];
  process.exitCode = undefined;
  await main(parameters).catch(() => undefined);
  const code = exit.mock.calls[0]?.[0] ?? process.exitCode ?? 0;
  for (const spy of spies) spy.mockRestore();
  process.exitCode = undefined;
  return { output: output.join("\n"), errors: errors.join("\n"), code };
}
