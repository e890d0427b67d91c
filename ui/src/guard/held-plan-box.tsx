import { useState } from "react";
import { admin } from "../api/admin";
import type { HeldPlan } from "../api/types";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Ago } from "../components/parts";
import { Place } from "../components/place";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";

/** One plan that waits: why, how much, the first of it, and the answer. */
export function HeldPlanBox({ link, plan, owner }: { link: string; plan: HeldPlan; owner: boolean }) {
  const [rejecting, setRejecting] = useState(false);
  const answer = useSend((approve: boolean) => admin.answerGuard(link, plan.id, approve), {
    say: (now) => t(now.state === "approved" ? "guard.approved" : "guard.answered"),
    after: () => setRejecting(false),
  });
  const more = plan.changes - plan.sample.length;
  return (
    <article className="rounded-lg border border-warn-line bg-raised">
      <div className="border-b border-line px-4 py-3 text-sm">
        <h2 className="font-semibold">{word("danger", plan.danger)}</h2>
        <p className="mt-1 wrap-anywhere">{plan.reason}</p>
        <p className="mt-1 text-soft">
          {t("guard.counts", { creates: plan.creates, edits: plan.edits, deletes: plan.deletes })} ·{" "}
          <Ago time={plan.openedAt} />
        </p>
      </div>
      <ul className="divide-y divide-line text-sm">
        {plan.sample.map((change) => (
          <li key={change.issueId + (change.commentId ?? "")} className="flex flex-wrap gap-x-3 px-4 py-1.5">
            <span className="text-soft">{word("guard-what", change.what)}</span>
            <Place to={`/issues/${change.issueId}`} className="min-w-0 flex-1 wrap-anywhere hover:underline">
              {change.key ? `#${change.key} ` : ""}
              {change.title ?? t("guard.unknown-issue")}
              {change.commentId ? ` · ${t("guard.comment")}` : ""}
            </Place>
            <span className="text-soft">{change.fields.join(", ")}</span>
          </li>
        ))}
        {more > 0 && <li className="px-4 py-1.5 text-soft">{t("guard.more", { n: more })}</li>}
      </ul>
      {owner && (
        <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
          <Button look="primary" onPress={() => answer.send(true)} pending={answer.pending}>
            {t("guard.approve", { n: plan.changes })}
          </Button>
          <Button look="danger" onPress={() => setRejecting(true)} pending={answer.pending}>
            {t("guard.reject")}
          </Button>
        </div>
      )}
      <Confirm
        title={t("guard.reject-ask")}
        doIt={t("guard.reject")}
        open={rejecting}
        pending={answer.pending}
        onClose={() => setRejecting(false)}
        onDo={() => answer.send(false)}
      >
        <p>{t("guard.reject-means")}</p>
      </Confirm>
    </article>
  );
}
