import type { Link } from "../api/types";

const NAMES: Record<string, string> = {
  github: "GitHub",
  jira: "Jira",
  plane: "Plane",
  lockstep: "Lockstep",
};
const UUID = /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

export function trackerName(tracker: string): string {
  return NAMES[tracker] ?? tracker;
}

/** Plane names its projects by UUID; the beginning tells them apart, the whole is in the row's tooltip. */
export function shortened(container: string): string {
  return container.replace(UUID, "$1");
}

/** "GitHub acme/web" */
export function linkName(link: Link): string {
  return `${trackerName(link.tracker)} ${shortened(link.container)}`;
}
