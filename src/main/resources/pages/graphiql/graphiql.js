// Asks the graph and shows what it answers. No library, and nothing is loaded from anywhere else.
const at = (id) => document.getElementById(id);
const KEPT = "lockstep.graphiql";

const INTROSPECTION = `{ __schema { types { name kind description
  fields { name description args { name type { ...Named } } type { ...Named } }
  inputFields { name description type { ...Named } }
  enumValues { name description } possibleTypes { name } } } }
fragment Named on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

// The query is kept in this browser; headers and variables hold tokens and are not.
function keep() {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ query: at("query").value }));
  } catch {
    // Storage is blocked: it is gone with the page.
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  } catch {
    return {};
  }
}

function json(id, what) {
  const text = at(id).value.trim();
  if (text === "") return {};
  let value;
  try {
    value = JSON.parse(text);
  } catch (strange) {
    throw new Error(`${what} are not JSON: ${strange.message}`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Error(`${what} must be an object, such as {"name": "value"}.`);
  }
  return value;
}

async function ask(query, variables) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { ...json("headers", "Headers"), "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${answer.status}: ${text.slice(0, 500)}`);
  }
}

let running = false;

async function run() {
  if (running) return;
  running = true;
  keep();
  at("status").textContent = "Asking...";
  const begun = performance.now();
  try {
    const answer = await ask(at("query").value, json("variables", "Variables"));
    at("answer").textContent = JSON.stringify(answer, null, 2);
    const took = `${Math.round(performance.now() - begun)} ms`;
    at("status").textContent = answer.errors ? `Answered with errors in ${took}.` : `Answered in ${took}.`;
  } catch (failure) {
    at("answer").textContent = failure.message;
    at("status").textContent = "Not answered.";
  } finally {
    running = false;
  }
}

const written = (type) =>
  type.kind === "NON_NULL"
    ? `${written(type.ofType)}!`
    : type.kind === "LIST"
      ? `[${written(type.ofType)}]`
      : type.name;

function field(each) {
  const args = (each.args ?? []).map((arg) => `${arg.name}: ${written(arg.type)}`).join(", ");
  return `${each.name}${args ? `(${args})` : ""}${each.type ? `: ${written(each.type)}` : ""}`;
}

function shown(type) {
  const one = document.createElement("details");
  const name = document.createElement("summary");
  name.textContent = `${type.kind.toLowerCase().replace("_", " ")} ${type.name}`;
  const members = document.createElement("dl");
  const all = [...(type.fields ?? []), ...(type.inputFields ?? []), ...(type.enumValues ?? [])];
  for (const each of all) {
    const term = document.createElement("dt");
    term.textContent = field(each);
    members.append(term);
    if (each.description) {
      const told = document.createElement("dd");
      told.textContent = each.description;
      members.append(told);
    }
  }
  one.append(name, members);
  return one;
}

let types = [];

function find() {
  const wanted = at("find").value.trim().toLowerCase();
  const matches = (type) =>
    type.name.toLowerCase().includes(wanted) ||
    [...(type.fields ?? []), ...(type.inputFields ?? [])].some((each) => each.name.toLowerCase().includes(wanted));
  at("schema").replaceChildren(...types.filter(matches).map(shown));
}

async function load() {
  try {
    const answer = await ask(INTROSPECTION, {});
    if (answer.errors) throw new Error(answer.errors[0].message);
    const first = ["Query", "Mutation"];
    const place = (type) => (first.includes(type.name) ? first.indexOf(type.name) : first.length);
    types = answer.data.__schema.types
      .filter((type) => !type.name.startsWith("__"))
      .sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
    find();
  } catch (failure) {
    at("schema").textContent = failure.message;
  }
}

async function examples() {
  const all = await (await fetch("/graphiql/examples.json")).json();
  for (const [index, each] of all.entries()) {
    at("example").append(new Option(each.name, String(index)));
  }
  at("example").addEventListener("change", () => {
    const chosen = all[Number(at("example").value)];
    if (at("example").value === "" || chosen === undefined) return;
    at("query").value = chosen.query.join("\n");
    at("variables").value = chosen.variables ? JSON.stringify(chosen.variables, null, 2) : "";
    keep();
  });
  const last = kept();
  at("query").value = last.query ?? all[0].query.join("\n");
}

at("run").addEventListener("click", run);
at("load").addEventListener("click", load);
at("find").addEventListener("input", find);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
examples();
