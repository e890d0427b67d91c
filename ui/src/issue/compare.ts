import type { Conflict, Issue, Twin } from "../api/types";
import { word } from "../lib/t";
import { type Called, called } from "../names/called";

export const FIELDS = ["title", "state", "priority", "assignees", "labels", "body"] as const;
export type FieldName = (typeof FIELDS)[number];

/**
 * How a tracker's value stands to the hub's: the same, named otherwise, without somebody who has no account there, not sent
 * yet, not sent at all, contradicted, or not kept there.
 */
export type Standing = "same" | "otherwise" | "no-account" | "waiting" | "held" | "conflict" | "absent";

export interface Cell {
  standing: Standing;
  /** In the tracker's own names, where they are known; one a line. */
  there: string;
  /** Who of the hub's has no account there. */
  without: string[];
}

/** What was seen last at the tracker beside what stands here. */
export function compare(
  issue: Issue,
  twin: Twin,
  conflicts: Conflict[],
  field: FieldName,
  names: Called = called(undefined),
): Cell {
  const conflict = conflicts.find(
    (each) => each.linkId === twin.linkId && each.field === field && !each.commentId,
  );
  if (conflict) return { standing: "conflict", there: conflict.remote.value, without: [] };
  const value = twin.values.find((each) => each.field === field);
  if (!value) return { standing: "absent", there: "", without: [] };
  const without = field === "assignees" ? twin.assigneesWithoutAccount : [];
  const cell = { there: nameThere(twin, field, value.there, names), without };
  const now = form(field, except(hubValue(issue, field), without));
  if (now !== form(field, except(value.here, without))) {
    return { ...cell, standing: twin.keptBack.includes(field) ? "held" : "waiting" };
  }
  if (without.length > 0) return { ...cell, standing: "no-account" };
  const words = field === "state" ? word("state", issue.state) : hubValue(issue, field);
  const same = [words, hubValue(issue, field)].some((each) => form(field, each) === form(field, cell.there));
  return { ...cell, standing: same ? "same" : "otherwise" };
}

export function hubValue(issue: Issue, field: FieldName): string {
  const value = issue[field];
  return Array.isArray(value) ? value.join("\n") : value;
}

function nameThere(twin: Twin, field: FieldName, value: string, names: Called): string {
  if (field === "state") return names.state(twin.linkId, value);
  if (field !== "assignees") return value;
  return value
    .split("\n")
    .filter(Boolean)
    .map((key) => names.person(`${twin.tracker}:${key}`))
    .join("\n");
}

function except(value: string, people: string[]): string {
  return people.length === 0
    ? value
    : value
        .split("\n")
        .filter((each) => !people.includes(each))
        .join("\n");
}

/** So that order, case and line ends are no difference. */
function form(field: FieldName, value: string): string {
  const text = value.normalize("NFC").replaceAll("\r\n", "\n").trim();
  if (field === "title" || field === "body") return text;
  return text.toLowerCase().replaceAll("-", "_").split("\n").filter(Boolean).sort().join("\n");
}
