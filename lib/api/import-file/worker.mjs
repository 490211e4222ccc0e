// Starts the import of a file in a worker thread. Plain JavaScript, because a thread starts without the loader of TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./run-in-thread.ts");
