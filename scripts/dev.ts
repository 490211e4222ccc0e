import { runDemo } from "./demo";

/** `npm run dev`: the demo with hot reload instead of a build. */
export const main = () => runDemo("hot");
