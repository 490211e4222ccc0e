import { config } from "zod";

// Next runs this in the browser before all else. Zod would try whether code may be made from text, for faster parsers: the
// page's policy forbids that and would report the try.
config({ jitless: true });
