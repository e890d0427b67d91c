// Takes the schemas that the page reads out of the API's description: node scripts/openapi.mjs FILE
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const UI = join(dirname(fileURLToPath(import.meta.url)), "..");
const { names } = JSON.parse(readFileSync(join(UI, "openapi.names.json"), "utf8"));
const { components } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const taken = {};
const open = [...names];
while (open.length > 0) {
  const name = open.pop();
  if (name in taken) continue;
  const schema = components.schemas[name];
  if (!schema) throw new Error(`The API has no ${name}.`);
  taken[name] = schema;
  for (const [, other] of JSON.stringify(schema).matchAll(/#\/components\/schemas\/([A-Za-z0-9]+)/g))
    open.push(other);
}
// One schema a line, so that a change of one is one line.
const lines = Object.keys(taken)
  .sort()
  .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(taken[name])}`);
writeFileSync(join(UI, "openapi.json"), `{"components": {"schemas": {\n${lines.join(",\n")}\n}}}\n`);
