/** True in `npm run test:deep`. */
const isDeep = process.env.TEST_DEPTH === "deep";

/** Returns the size of a long test: `short` in `npm test`, `deep` in `npm run test:deep`. */
export const sizeByDepth = <T>(short: T, deep: T): T => (isDeep ? deep : short);
