const hidden = "[secret]";
/** What is hidden, and what stands in its place. Characters in front are matched and put back: looking behind costs twice. */
const shapes: [secret: RegExp, instead: string][] = [
  // Spotify's tokens and codes, client secrets, bearer tokens of ours.
  [/[AB]Q[\w-]{60,}/gi, hidden],
  [/(^|[^\dA-Fa-f])[\dA-Fa-f]{32}(?![\dA-Fa-f])/g, `$1${hidden}`],
  [/ta_[sk]_[\w-]{20,}/gi, hidden],
  // What stands in an Authorization header, and in a form.
  [/((?:Bearer|Basic) )[\w.~+/=-]{16,}/gi, `$1${hidden}`],
  [/((?:code|verifier|state|token|secret|password)=)[^\s&"\\]{8,}/gi, `$1${hidden}`],
];

/**
 * A line without anything that looks like a secret. None is passed to the log, but it quotes what Spotify and other errors
 * say, and they may repeat what they were sent.
 */
export const withoutSecrets = (line: string): string =>
  shapes.reduce((left, [secret, instead]) => left.replace(secret, instead), line);
