import { OPERATION_STATES, type OperationFilter } from "../api/types";

/** What the address may say besides the state; the same words as the qualifiers that are typed. */
export const QUALIFIERS = [
  "state",
  "link",
  "direction",
  "error",
  "issue",
  "job",
  "age",
  "tracker",
  "by",
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];
export type Filter = Partial<Record<Qualifier, string>>;

const HOUR_MS = 3_600_000;
const AGES: Record<string, number> = { "1h": HOUR_MS, "24h": 24 * HOUR_MS, "7d": 168 * HOUR_MS };
const MINUTE_MS = 60_000;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

const WORDS = /(?:[^\s"]|"[^"]*"?)+/g;

/** Asks for what Lockstep does by itself. */
export const NOBODY = "lockstep";

export const AGE_WORDS = Object.keys(AGES);

/** As the server wants it. Times are whole minutes, so that a question stays the same for one. */
export function wanted(filter: Filter, now: number): OperationFilter {
  const age = AGES[filter.age ?? ""];
  const since = age === undefined ? undefined : new Date(Math.floor((now - age) / MINUTE_MS) * MINUTE_MS);
  return {
    state: filter.state ?? null,
    link: filter.link ?? null,
    direction: filter.direction ?? null,
    errorClass: filter.error ?? null,
    resource: filter.issue ?? null,
    job: filter.job ?? null,
    tracker: filter.tracker ?? null,
    by: filter.by ?? null,
    since: since?.toISOString() ?? null,
  };
}

export interface Named {
  id: string;
  name: string;
}

/** "state:errored link:web by:"Mara Jones"" as a filter, and what of it could not be read. */
export function parse(typed: string, links: readonly Named[]): { filter: Filter; unread: string[] } {
  const filter: Filter = {};
  const unread: string[] = [];
  for (const word of typed.match(WORDS) ?? []) {
    const part = word.replaceAll('"', "");
    const at = part.indexOf(":");
    const key = (part.slice(0, at) === "provider" ? "tracker" : part.slice(0, at)) as Qualifier;
    const value = at > 0 && QUALIFIERS.includes(key) ? read(key, part.slice(at + 1), links) : null;
    if (value === null) unread.push(part);
    else filter[key] = value;
  }
  return { filter, unread };
}

function read(key: Qualifier, given: string, links: readonly Named[]): string | null {
  if (key === "state") return oneOf(OPERATION_STATES, given);
  if (key === "tracker") return oneOf(["github", "jira", "plane"], given);
  if (key === "direction") return oneOf(["inbound", "outbound"], given);
  if (key === "age") return oneOf(AGE_WORDS, given);
  if (key === "issue" || key === "job") return ID.exec(given)?.[0].toLowerCase() ?? null;
  if (key === "link") {
    const sought = given.toLowerCase();
    const fitting = links.filter(({ id, name }) => id === sought || name.toLowerCase().includes(sought));
    return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
  }
  return given || null;
}

function oneOf(words: readonly string[], given: string): string | null {
  return words.find((word) => word === given.toLowerCase()) ?? null;
}
