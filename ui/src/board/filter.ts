import type { Card } from "../api/types";
import { useParameter } from "../lib/url";

export interface Filter {
  text: string;
  label: string;
  assignee: string;
  priority: string;
}

export function fits(card: Card, { text, label, assignee, priority }: Filter): boolean {
  const sought = text.trim().toLowerCase();
  return (
    (sought === "" || card.title.toLowerCase().includes(sought) || `#${card.number}` === sought) &&
    (label === "" || card.labels.includes(label)) &&
    (assignee === "" || card.assignees.includes(assignee)) &&
    (priority === "" || card.priority === priority)
  );
}

export function isEmpty(filter: Filter): boolean {
  return Object.values(filter).every((value) => value === "");
}

/** The filter stands in the address. */
export function useFilter(): [Filter, (name: keyof Filter, value: string) => void] {
  const [text, setText] = useParameter("text", "replace");
  const [label, setLabel] = useParameter("label");
  const [assignee, setAssignee] = useParameter("assignee");
  const [priority, setPriority] = useParameter("priority");
  const set = { text: setText, label: setLabel, assignee: setAssignee, priority: setPriority };
  return [
    { text: text ?? "", label: label ?? "", assignee: assignee ?? "", priority: priority ?? "" },
    (name, value) => set[name](value || null),
  ];
}
