const placeholder = "[secret]";
/** Secrets and their replacements. They capture the characters before a secret, because a lookbehind takes twice as long. */
const patterns: [secret: RegExp, replacement: string][] = [
  // Spotify's tokens and codes, client secrets, Tonearm's bearer tokens.
  [/[AB]Q[\w-]{60,}/gi, placeholder],
  [/(^|[^\dA-Fa-f])[\dA-Fa-f]{32}(?![\dA-Fa-f])/g, `$1${placeholder}`],
  [/ta_[ski]_[\w-]{20,}/gi, placeholder],
  // Passwords in addresses of databases and mail servers.
  [/(:\/\/[^\s:@/"\\]*:)[^\s@/"\\]+@/g, `$1${placeholder}@`],
  // Values of Authorization headers and of forms.
  [/((?:Bearer|Basic) )[\w.~+/=-]{16,}/gi, `$1${placeholder}`],
  [/((?:code|verifier|state|token|invite|secret|password)=)[^\s&"\\]{8,}/gi, `$1${placeholder}`],
];

/**
 * Replaces everything in a line that looks like a secret. Tonearm logs no secrets itself, but error messages may repeat a request.
 */
export const redactSecrets = (line: string): string =>
  patterns.reduce((text, [secret, replacement]) => text.replace(secret, replacement), line);
