// Writes src/api/wire.ts, the types of what goes over the wire, from openapi.json: node scripts/types.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const UI = join(dirname(fileURLToPath(import.meta.url)), "..");
const { components } = JSON.parse(readFileSync(join(UI, "openapi.json"), "utf8"));
const PLAIN = { string: "string", integer: "number", number: "number", boolean: "boolean" };

/** @returns {string} */
function typeOf(schema) {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(" | ");
  if (schema.allOf) return schema.allOf.map(typeOf).join(" & ");
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.type === "array") return `Array<${typeOf(schema.items)}>`;
  if (schema.properties) return members(schema);
  if (schema.additionalProperties) return `Record<string, ${typeOf(schema.additionalProperties)}>`;
  return PLAIN[schema.type] ?? "unknown";
}

/** What is not required may be left out, and is null where the server has nothing to say. */
function members({ properties, required = [] }) {
  const lines = Object.entries(properties).map(([name, schema]) =>
    required.includes(name) ? `  ${name}: ${typeOf(schema)};` : `  ${name}?: ${typeOf(schema)} | null;`,
  );
  return `{\n${lines.join("\n")}\n}`;
}

const types = Object.entries(components.schemas).map(
  ([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`,
);
writeFileSync(
  join(UI, "src/api/wire.ts"),
  `// Generated from openapi.json by scripts/types.mjs. Not to be changed by hand.\n\n${types.join("\n")}`,
);
