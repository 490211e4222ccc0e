import { config } from "zod";

// Otherwise Zod tries to compile parsers with `eval`, which the page's Content Security Policy forbids and reports.
config({ jitless: true });

export { parseFields } from "@/lib/schemas/issue";
