import type { ProjectNames } from "../api/wire";
import { word } from "../lib/t";

/** What trackers call whom and what they know by ids. */
export interface Called {
  /** Of an assignee, as "plane:id" or "lockstep:Ann". */
  person: (assignee: string) => string;
  /** Of a state by its key at the link's tracker; empty while nobody told. */
  state: (link: string, key: string) => string;
}

/** Plane and Jira call people and states by ids, which say nothing to people. */
const ID = /^([0-9a-f]{8}-[0-9a-f-]{27}|\d+)$/;

export function called(names: ProjectNames | undefined): Called {
  const people = new Map(names?.people.map(({ key, name }) => [key, name]));
  const states = new Map(names?.states.map(({ linkId, key, name }) => [`${linkId} ${key}`, name]));
  return {
    person: (assignee) => people.get(assignee) ?? assignee.slice(assignee.indexOf(":") + 1),
    state: (link, key) => states.get(`${link} ${key}`) ?? (ID.test(key) ? "" : word("state-there", key)),
  };
}
