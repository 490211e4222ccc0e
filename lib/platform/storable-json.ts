const unstorableEscape = /\\u(0000|d[89a-f])/i;

/** Parses JSON of another server and drops NUL and lone surrogates, which PostgreSQL's text cannot hold. @throws SyntaxError */
export const parseStorableJson = (text: string): unknown =>
  text.includes("\\u") && unstorableEscape.test(text)
    ? JSON.parse(text, (_key, value) =>
        typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value,
      )
    : JSON.parse(text);
