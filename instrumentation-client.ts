import { config } from "zod";

// Next runs this in the browser first. Zod would try to compile parsers from text, which the page's policy forbids and
// reports.
config({ jitless: true });
