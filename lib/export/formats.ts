import { exportCsv } from "./export-csv";
import { exportJson } from "./export-json";

/** Formats of a library export. */
export const exportFormats = {
  json: { write: exportJson, contentType: "application/json" },
  csv: { write: exportCsv, contentType: "text/csv; charset=utf-8; header=present" },
};
