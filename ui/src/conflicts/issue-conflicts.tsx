import { useQuery } from "@tanstack/react-query";
import { admin } from "../api/admin";
import { keys, usePollMs } from "../api/queries";
import type { Conflict, Issue } from "../api/types";
import { t } from "../lib/t";
import { ConflictItem } from "./conflict-item";

/** What waits for an answer on this issue. */
export function useOpenConflicts(issue: Issue): Conflict[] {
  const conflicts = useQuery({
    queryKey: [...keys.conflicts, "issue", issue.id],
    queryFn: () => admin.conflicts("open", issue.projectId, issue.id),
    refetchInterval: usePollMs(),
    enabled: Boolean(issue.twins?.length),
  });
  return conflicts.data?.items ?? [];
}

/** Before everything else. */
export function IssueConflicts({ items }: { items: Conflict[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={t("conflicts.here")} className="flex flex-col gap-3">
      {items.map((conflict) => (
        <ConflictItem key={conflict.id} conflict={conflict} within />
      ))}
    </section>
  );
}
