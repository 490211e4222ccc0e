// Loads TypeScript 6 in place of TypeScript 7, whose compiler API dependency-cruiser and openapi-typescript do not support yet.
import Module, { register } from "node:module";

const rename = name => name.replace(/^typescript(?=$|\/)/, "typescript-6");

const resolveRequired = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => resolveRequired(rename(name), ...rest);

const resolver = `export const resolve = (name, context, next) => next((${rename})(name), context);`;
register(`data:text/javascript,${encodeURIComponent(resolver)}`);

// Without the API dependency-cruiser would silently read no TypeScript files and report no errors.
const { default: typescript } = await import("typescript");
if (typeof typescript.createSourceFile !== "function") throw new Error("typescript-6 has no compiler API");
