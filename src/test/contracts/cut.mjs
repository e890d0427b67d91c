// Called by Contracts.java: node cut.mjs OUTPUT. Keeps of GitHub's API description (13 MB) what requests look like, strictly:
// names that it does not list are not allowed, which GitHub itself does not tell when it gets them.
import { readFileSync, writeFileSync } from "node:fs";

const api = JSON.parse(readFileSync("node_modules/@octokit/openapi/generated/api.github.com.json", "utf8"));
const METHODS = new Set(["get", "post", "patch", "put", "delete"]);
const KEPT = /^\/(repos\/\{owner\}\/\{repo\}|user|app|rate_limit)(\/|$)/;

function resolved(node) {
  if (!node?.$ref) return node;
  return node.$ref
    .slice(2)
    .split("/")
    .reduce((at, key) => at[key], api);
}

// OpenAPI 3.0 says "nullable" where JSON Schema lists null as a type.
function schema(given) {
  const { nullable, description, example, examples, ...node } = resolved(given) ?? {};
  for (const key of ["oneOf", "anyOf", "allOf"]) if (node[key]) node[key] = node[key].map(schema);
  if (node.items) node.items = schema(node.items);
  if (node.properties) {
    node.properties = Object.fromEntries(Object.entries(node.properties).map(([name, each]) => [name, schema(each)]));
    if (!node.oneOf && !node.anyOf && !node.allOf) node.additionalProperties ??= false;
  }
  if (!nullable) return node;
  if (node.type) return { ...node, type: [node.type, "null"], ...(node.enum ? { enum: [...node.enum, null] } : {}) };
  return { anyOf: [node, { type: "null" }] };
}

function operation(path, it) {
  const parameters = [...(path.parameters ?? []), ...(it.parameters ?? [])].map(resolved);
  const body = resolved(it.requestBody);
  const content = body?.content?.["application/json"];
  return {
    parameters: parameters.map((each) => ({
      name: each.name,
      in: each.in,
      required: each.required === true,
      rest: each["x-multi-segment"] === true,
      // Not said there, but in GitHub's prose.
      schema: { ...schema(each.schema), ...(each.name === "per_page" ? { maximum: 100 } : {}) },
    })),
    body: content ? { required: body.required === true, schema: schema(content.schema) } : null,
  };
}

const paths = {};
for (const [template, path] of Object.entries(api.paths)) {
  // compare/{base}...{head} is there once more, as compare/{basehead}.
  if (!KEPT.test(template) || template.includes("}...{")) continue;
  paths[template] = {};
  for (const [method, it] of Object.entries(path))
    if (METHODS.has(method)) paths[template][method.toUpperCase()] = operation(path, it);
}
writeFileSync(process.argv[2], JSON.stringify({ paths }));
