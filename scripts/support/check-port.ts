import { createServer } from "node:net";
import { InvalidSetting } from "@/lib/platform/env";

/** @throws InvalidSetting when the port is in use */
export function checkPortFree(setting: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new InvalidSetting(
          error.code === "EADDRINUSE"
            ? `Setting ${setting}: port ${port} is in use. Stop the program that uses it, or choose another port: ${setting}=${port + 1} …`
            : `Setting ${setting}: cannot listen on ${host}:${port} (${error.code}). Choose another address or port.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
