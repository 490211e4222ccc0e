import { config } from "zod";

// Next runs this file first in the browser. Without `jitless`, Zod tries to compile parsers with `eval`, which the page's
// Content Security Policy forbids and reports.
config({ jitless: true });
