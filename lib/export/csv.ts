/** Spreadsheets read text that begins with one of these characters as a formula (OWASP: CSV Injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Formats a line of CSV (RFC 4180). Quotes every text, because some regional settings separate cells by semicolons or tabs. Text
 * that a spreadsheet would calculate, such as a playlist named `=HYPERLINK(…)`, gets a leading apostrophe, which marks it as text.
 */
export const formatCsvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map(cell => {
      if (typeof cell !== "string") return cell ?? "";
      return `"${formulaStart.test(cell) ? "'" : ""}${cell.replaceAll('"', '""')}"`;
    })
    .join(",")}\r\n`;
