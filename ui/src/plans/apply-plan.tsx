import { useState } from "react";
import { sync } from "../api/sync";
import type { Plan } from "../api/types";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const WRITES = new Set(["create", "edit", "delete", "match", "gone"]);

/** Carries out exactly what the plan says, or throws it away. */
export function ApplyPlan({ plan, owner, onGone }: { plan: Plan; owner: boolean; onGone: () => void }) {
  const [asked, setAsked] = useState(false);
  const apply = useSend(() => sync.apply(plan.id), {
    say: () => t("plan.on-its-way"),
    after: () => setAsked(false),
  });
  const remove = useSend(() => sync.removePlan(plan.id), { after: onGone });
  const writes = plan.summary.filter((line) => WRITES.has(line.kind));
  const changes = writes.reduce((sum, line) => sum + line.count, 0);
  const deletes = writes.filter(({ kind }) => kind === "delete").reduce((sum, line) => sum + line.count, 0);
  const applies = owner && plan.status === "ready" && plan.kind !== "verify" && changes > 0;
  return (
    <div className="flex flex-wrap gap-2">
      {applies && (
        <Button look="primary" onPress={() => setAsked(true)}>
          {t("plan.apply", { n: changes })}
        </Button>
      )}
      {["ready", "applied", "failed"].includes(plan.status) && (
        <Button look="quiet" onPress={() => remove.send()} pending={remove.pending}>
          {t("plan.remove")}
        </Button>
      )}
      <Confirm
        title={t("plan.apply-ask", { n: changes })}
        doIt={t("plan.apply", { n: changes })}
        open={asked}
        pending={apply.pending}
        onClose={() => setAsked(false)}
        onDo={() => apply.send()}
      >
        <p>{t("plan.apply-means", { deletes })}</p>
      </Confirm>
    </div>
  );
}
