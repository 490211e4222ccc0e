/** The distance between entries of a queue that were added together, so that a move changes one row. */
export const gap = 1024;
