/**
 * Thrown for what the person who runs the instance can mend. The message says in plain sentences what happened and what to do; the
 * commands print it without a stack.
 */
export class OperatorError extends Error {
  override name = "OperatorError";
}
