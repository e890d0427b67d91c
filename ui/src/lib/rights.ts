import { useMe } from "../api/queries";
import type { Project, Role } from "../api/types";

const ORDER: Role[] = ["viewer", "commenter", "editor", "owner"];

export function atLeast(role: Role | null | undefined, wanted: Role): boolean {
  return role != null && ORDER.indexOf(role) >= ORDER.indexOf(wanted);
}

/** Whether whoever is signed in may do what needs this role. An archived project is read-only for everybody. */
export function useMay(project: Project | undefined): (wanted: Role) => boolean {
  const admin = useMe().data?.admin ?? false;
  return (wanted) =>
    (wanted === "viewer" || wanted === "owner" || !project?.archivedAt) &&
    (admin || atLeast(project?.role, wanted));
}
