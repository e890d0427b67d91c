import { t, word } from "../lib/t";
import type { Called } from "./called";

/** A field's value in the hub's words, as people read it: in words, and people by their names. */
export function shownValue(field: string, value: string, names: Called): string {
  if (value === "") return t("none");
  if (field === "state" || field === "priority") return word(field, value.toLowerCase());
  const list = value.split("\n").filter(Boolean);
  if (field === "labels") return list.join(", ");
  return field === "assignees" ? list.map(names.person).join(", ") : value;
}
