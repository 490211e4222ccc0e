import path from "node:path";

/** Resolves a path that a person typed: commands run in the project's folder, wherever they were typed. */
export const fromCallersFolder = (file: string): string =>
  path.resolve(process.env.INIT_CWD || process.cwd(), file);
