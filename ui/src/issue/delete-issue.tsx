import { useState } from "react";
import type { Issue } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function DeleteIssue({ issue }: { issue: Issue }) {
  const [asked, setAsked] = useState(false);
  const remove = useSend(() => work.deleteIssue(issue), {
    say: () => t("issue.now-deleted", { number: issue.number }),
    after: () => go(`/projects/${issue.projectId}`),
  });
  return (
    <div>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {t("issue.delete")}
      </Button>
      <Confirm
        title={t("issue.delete-ask", { number: issue.number })}
        doIt={t("issue.delete")}
        open={asked}
        pending={remove.pending}
        onClose={() => setAsked(false)}
        onDo={() => remove.send()}
      >
        <p className="wrap-anywhere">{issue.title}</p>
        <p className="mt-2 text-soft">{t("issue.delete-means", { comments: issue.commentCount })}</p>
      </Confirm>
    </div>
  );
}
