/** Spreadsheets read text that begins with one of these characters as a formula (OWASP: CSV Injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Formats a line of CSV (RFC 4180). Text that a spreadsheet would calculate, such as a playlist named `=HYPERLINK(…)`, gets a
 * leading apostrophe, which marks it as text.
 */
export const formatCsvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map(cell => {
      if (typeof cell !== "string") return cell ?? "";
      const text = formulaStart.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",")}\r\n`;
