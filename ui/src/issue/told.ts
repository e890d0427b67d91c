import type { TimelineEntry } from "../api/types";
import type * as wire from "../api/wire";
import { t, word } from "../lib/t";
import { type Called, called } from "../names/called";

interface Kinds {
  created: wire.Created;
  title_changed: wire.TitleChanged;
  body_changed: wire.BodyChanged;
  state_changed: wire.StateChanged;
  labels_changed: wire.LabelsChanged;
  assignees_changed: wire.AssigneesChanged;
  priority_changed: wire.PriorityChanged;
  filing_changed: wire.FilingChanged;
  comment_added: wire.CommentAdded;
  comment_edited: wire.CommentEdited;
  comment_deleted: wire.CommentDeleted;
  conflict_decided: wire.ConflictDecided;
  conflict_opened: wire.ConflictOpened;
  conflict_resolved: wire.ConflictResolved;
  removed: wire.Removed;
  archived: wire.Archived;
  unarchived: wire.Unarchived;
}

const TELL: { [Kind in keyof Kinds]: (change: Kinds[Kind], names: Called) => string } = {
  created: () => t("told.created"),
  title_changed: ({ before, after }) => t("told.title", { before: before ?? "", after: after ?? "" }),
  body_changed: () => t("told.body"),
  state_changed: ({ before, after }) => t("told.state", { before: state(before), after: state(after) }),
  labels_changed: (change) => sets(change, "labels", (name) => name),
  assignees_changed: (change, names) => sets(change, "assignees", names.person),
  priority_changed: ({ before, after }) =>
    t("told.priority", {
      before: word("priority", before ?? "none"),
      after: word("priority", after ?? "none"),
    }),
  filing_changed: ({ field, after }) =>
    t("told.filing", { field: word("filing", field ?? ""), after: after || t("none") }),
  comment_added: () => t("told.comment-added"),
  comment_edited: () => t("told.comment-edited"),
  comment_deleted: () => t("told.comment-deleted"),
  conflict_decided: ({ field, losing }) =>
    t("told.conflict-decided", { field: word("field", field ?? ""), losing: short(losing) }),
  conflict_opened: ({ field }) => t("told.conflict-opened", { field: word("field", field ?? "") }),
  conflict_resolved: ({ field, how }) =>
    t("told.conflict-resolved", { field: word("field", field ?? ""), how: word("resolution", how ?? "") }),
  removed: ({ place }) => t("told.removed", { place: place ?? "" }),
  archived: () => t("told.archived"),
  unarchived: () => t("told.unarchived"),
};

const LONGEST = 120;

function short(text: string | null | undefined): string {
  const given = text ?? "";
  return given.length > LONGEST ? `${given.slice(0, LONGEST)}…` : given;
}

/** On the timeline states are written as the hub keeps them, in capitals. */
function state(value: string | null | undefined): string {
  return word("state", (value ?? "").toLowerCase());
}

function sets(
  { added, removed }: wire.LabelsChanged,
  what: "labels" | "assignees",
  name: (each: string) => string,
): string {
  const list = (names: string[] | null | undefined) => (names ?? []).map(name).join(", ");
  return [
    added?.length ? t(`told.${what}-added`, { names: list(added) }) : "",
    removed?.length ? t(`told.${what}-removed`, { names: list(removed) }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** A change as the end of a sentence that begins with who did it. */
export function told(change: TimelineEntry["change"], names: Called = called(undefined)): string {
  const tell = TELL[change.kind as keyof Kinds] as
    | ((change: TimelineEntry["change"], names: Called) => string)
    | undefined;
  return tell ? tell(change, names) : word("told", change.kind);
}
