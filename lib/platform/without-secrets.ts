const shapes = [
  // Spotify's tokens and codes, client secrets, bearer tokens of ours.
  /[AB]Q[\w-]{60,}/,
  /(?<![\da-f])[\da-f]{32}(?![\da-f])/,
  /ta_[sk]_[\w-]{20,}/,
  // What stands in an Authorization header, and in a form.
  /(?<=(?:Bearer|Basic) )[\w.~+/=-]{16,}/,
  /(?<=(?:code|verifier|state|token|secret|password)=)[^\s&"\\]{8,}/,
];
const secrets = new RegExp(shapes.map(({ source }) => source).join("|"), "gi");

/**
 * A line without anything that looks like a secret. None is passed to the log, but it quotes what Spotify and other errors
 * say, and they may repeat what they were sent.
 */
export const withoutSecrets = (line: string): string => line.replace(secrets, "[secret]");
