/** A parsed `fields` query: the names to keep, or with `!` to leave out. */
type Selection = {
  exclude: boolean;
  fields: Map<string, Selection | null>;
};

/**
 * Keeps the parts of `value` that `fields` names, with commas, dots, parentheses and `!`
 * (docs: reference/get-playlist). Applies to each entry of a list.
 */
export function selectFields(value: unknown, fields: string): unknown {
  const reader = { text: fields.replaceAll(/\s/g, ""), position: 0 };
  return applySelection(value, readSelection(reader));
}

type Reader = {
  text: string;
  position: number;
};

function readSelection(reader: Reader): Selection {
  const selection: Selection = { exclude: false, fields: new Map() };
  while (reader.position < reader.text.length && reader.text[reader.position] !== ")") {
    if (reader.text[reader.position] === ",") {
      reader.position += 1;
      continue;
    }
    if (reader.text[reader.position] === "!") {
      selection.exclude = true;
      reader.position += 1;
    }
    readField(reader, selection);
  }
  return selection;
}

/** Reads one name and the `.name` or `(list)` after it. */
function readField(reader: Reader, selection: Selection): void {
  const name = /^[^,.()!]*/.exec(reader.text.slice(reader.position))?.[0] ?? "";
  reader.position += name.length;
  const separator = reader.text[reader.position];
  if (separator === "(") {
    reader.position += 1;
    const inner = readSelection(reader);
    reader.position += 1;
    addField(selection, name, inner);
  } else if (separator === ".") {
    reader.position += 1;
    const inner: Selection = { exclude: selection.exclude, fields: new Map() };
    readField(reader, inner);
    addField(selection, name, inner);
  } else {
    if (name === "") reader.position += 1;
    else selection.fields.set(name, null);
  }
}

/** Merges repeated names: `items.a,items.b` keeps both. */
function addField(selection: Selection, name: string, inner: Selection): void {
  const existing = selection.fields.get(name);
  if (!existing) selection.fields.set(name, inner);
  else for (const [key, value] of inner.fields) existing.fields.set(key, value);
}

function applySelection(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map(entry => applySelection(entry, selection));
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    const inner = selection.fields.get(key);
    if (selection.exclude ? inner === undefined : inner === null) result[key] = part;
    else if (inner) result[key] = applySelection(part, inner);
  }
  return result;
}
