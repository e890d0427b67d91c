export const STATES = ["backlog", "todo", "started", "done", "cancelled"] as const;
export const PRIORITIES = ["urgent", "high", "medium", "low", "none"] as const;

/** "github:ann" is ann, of GitHub; the place is told besides where it matters. */
export function personName(assignee: string): string {
  const colon = assignee.indexOf(":");
  return colon < 0 ? assignee : assignee.slice(colon + 1);
}

export function personPlace(assignee: string): string {
  const colon = assignee.indexOf(":");
  return colon < 0 ? "" : assignee.slice(0, colon);
}
