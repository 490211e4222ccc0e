import { expect, test } from "vitest";
import { selectFields } from "./fields";

const playlist = {
  name: "Mine",
  owner: { id: "me", display_name: "Me" },
  items: {
    total: 2,
    items: [{ added_at: "then", item: { name: "A", album: { name: "X", images: [1] } } }, { item: null }],
  },
};

test.each([
  ["name", { name: "Mine" }],
  ["name,owner.id", { name: "Mine", owner: { id: "me" } }],
  ["owner(id,display_name)", { owner: { id: "me", display_name: "Me" } }],
  ["items(total)", { items: { total: 2 } }],
  ["items.items(item(name))", { items: { items: [{ item: { name: "A" } }, { item: null }] } }],
  [
    "items.items.item.album(!images)",
    { items: { items: [{ item: { album: { name: "X" } } }, { item: null }] } },
  ],
  ["items.total,items.items.added_at", { items: { total: 2, items: [{ added_at: "then" }, {}] } }],
  ["!items,owner", { name: "Mine" }],
  [" name , owner( id ) ", { name: "Mine", owner: { id: "me" } }],
  ["nothing", {}],
  ["(((", {}],
  ["name)", { name: "Mine" }],
])("The query fields=%s keeps only the selected fields", (fields, expected) => {
  expect(selectFields(playlist, fields)).toEqual(expected);
});
