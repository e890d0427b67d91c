import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries";
import type { Issue } from "../api/types";
import type { IssueEdit } from "../api/wire";
import { work } from "../api/work";
import { useSend } from "../lib/use-send";

/** Changes an issue as it was read; what somebody else changed meanwhile is not overwritten but told. */
export function useEdit(issue: Issue, done?: () => void, fields: readonly string[] = []) {
  const client = useQueryClient();
  return useSend((edit: IssueEdit) => work.editIssue(issue, edit), {
    after: (now) => {
      client.setQueryData(keys.issue(issue.id), now);
      done?.();
    },
    fields,
  });
}
