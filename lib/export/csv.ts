/** What spreadsheets take for the begin of a formula, full-width forms among them (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A line of RFC 4180. Text that a spreadsheet would calculate gets an apostrophe before it, which spreadsheets take for
 * "this is text": a playlist called `=HYPERLINK(…)` stays a name.
 */
export const formatCsvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map(cell => {
      if (typeof cell !== "string") return cell ?? "";
      const text = formulaStart.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",")}\r\n`;
