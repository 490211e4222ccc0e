/** Spreadsheets read text that begins with one of these characters as a formula (OWASP: CSV Injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

const cell = (value: string | number): string =>
  typeof value === "number"
    ? String(value)
    : `"${formulaStart.test(value) ? "'" : ""}${value.replaceAll('"', '""')}"`;

export type Table = { columns: string[]; rows: (string | number)[][] };

/** Formats a table as CSV (RFC 4180), in the same way as the exports of the library. */
export const toCsv = ({ columns, rows }: Table): string =>
  [columns, ...rows].map(line => `${line.map(cell).join(",")}\r\n`).join("");

/** Saves content as a file of the browser. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has the content only after it has followed the link.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
