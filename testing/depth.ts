/** True in `npm run test:deep`. */
const isDeep = process.env.TEST_DEPTH === "deep";

/** Returns the size of a long test: the short form for `npm test`, the full one for `npm run test:deep`. */
export const sizeByDepth = <T>(short: T, full: T): T => (isDeep ? full : short);
