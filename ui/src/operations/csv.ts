import { operations } from "../api/operations";
import type { Operation, OperationFilter } from "../api/types";

export const MOST_ROWS = 10_000;
const PAGE = 200;
const COLUMNS = [
  "id",
  "state",
  "kind",
  "event",
  "direction",
  "title",
  "container",
  "linkId",
  "by",
  "issueId",
  "attempts",
  "errorClass",
  "reason",
  "hint",
  "createdAt",
  "startedAt",
  "finishedAt",
  "nextAttemptAt",
] as const;

/** A table for spreadsheets. What would be a formula there is told as text. */
export function csv(rows: Operation[]): string {
  const lines = rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  const text = value == null ? "" : String(value);
  const inert = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** All that the filter lets through, newest first, up to a bound; `more` says that it was reached. */
export async function read(filter: OperationFilter, list = operations.list) {
  const rows: Operation[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(filter, PAGE, cursor);
    rows.push(...page.items);
    cursor = page.next ?? null;
  } while (cursor !== null && rows.length < MOST_ROWS);
  return { rows, more: cursor !== null };
}
