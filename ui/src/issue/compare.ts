import type { Conflict, Issue, Twin } from "../api/types";

export const FIELDS = ["title", "state", "priority", "assignees", "labels", "body"] as const;
export type FieldName = (typeof FIELDS)[number];

/** How a tracker's value stands to the hub's: the same, named otherwise, not sent yet, contradicted, or not kept there. */
export type Standing = "same" | "otherwise" | "waiting" | "conflict" | "absent";

export interface Cell {
  standing: Standing;
  there: string;
}

/** What was seen last at the tracker beside what stands here. */
export function compare(issue: Issue, twin: Twin, conflicts: Conflict[], field: FieldName): Cell {
  const conflict = conflicts.find(
    (each) => each.linkId === twin.linkId && each.field === field && !each.commentId,
  );
  if (conflict) return { standing: "conflict", there: conflict.remote.value };
  const value = twin.values.find((each) => each.field === field);
  if (!value) return { standing: "absent", there: "" };
  const now = hubValue(issue, field);
  const there = value.there;
  if (form(field, now) !== form(field, value.here)) return { standing: "waiting", there };
  return { standing: form(field, there) === form(field, now) ? "same" : "otherwise", there };
}

export function hubValue(issue: Issue, field: FieldName): string {
  const value = issue[field];
  return Array.isArray(value) ? value.join("\n") : value;
}

/** So that order, case and line ends are no difference. */
function form(field: FieldName, value: string): string {
  const text = value.normalize("NFC").replaceAll("\r\n", "\n").trim();
  if (field === "title" || field === "body") return text;
  return text.toLowerCase().replaceAll("-", "_").split("\n").filter(Boolean).sort().join("\n");
}
