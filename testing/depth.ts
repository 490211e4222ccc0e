/** True in `npm run test:deep`. */
const isDeep = process.env.TEST_DEPTH === "deep";

/** Returns the size of a long test: `short` in `npm test`, `deep` in `npm run test:deep`. */
export const sizeByDepth = <T>(short: T, deep: T): T => (isDeep ? deep : short);

/** Returns the function that defines tests, but in `npm test` one that defines none. */
export const onlyDeep = <Define extends (...test: never[]) => unknown>(define: Define): Define =>
  sizeByDepth((() => {}) as unknown as Define, define);

/** Returns every `step`th of the cases of a test in `npm test`, and all of them in `npm run test:deep`. */
export const sampleByDepth = <const Case>(cases: readonly Case[], step: number): Case[] =>
  cases.filter((_, index) => index % sizeByDepth(step, 1) === 0);

/** Returns all cases in `npm run test:deep`, and in `npm test` one of them: the rows of a table take them in turn. */
export const oneInTurnByDepth = <Case>(cases: readonly Case[], row: number): Case[] =>
  cases.filter((_, index) => index === sizeByDepth(row % cases.length, index));
