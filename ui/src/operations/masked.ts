const SECRET = /token|secret|password|authorization|cookie|private_?key|api_?key|credential/i;
const DEEPEST = 40;

/** What came from outside, without what looks like a secret: whoever looks over a shoulder learns none. */
export function masked(value: unknown, deep = 0): unknown {
  if (deep > DEEPEST) return "…";
  if (Array.isArray(value)) return value.map((each) => masked(each, deep + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      SECRET.test(name) && each !== null && typeof each !== "object" ? "•••" : masked(each, deep + 1),
    ]),
  );
}
