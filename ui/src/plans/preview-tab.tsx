import { useLinks } from "../api/queries";
import { sync } from "../api/sync";
import { planIsLive, usePlan, usePlans } from "../api/sync-queries";
import type { Link, Plan } from "../api/types";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { Empty, Failed, Loading } from "../components/parts";
import { absolute } from "../lib/format";
import { t, word } from "../lib/t";
import { useParameter } from "../lib/url";
import { useSend } from "../lib/use-send";
import { ApplyPlan } from "./apply-plan";
import { PlanView } from "./plan-view";

/** What a sync would do, whether both sides agree, and what a job's undoing would do; with everything of it. */
export function PreviewTab({ link, owner }: { link: Link; owner: boolean }) {
  const plans = usePlans(link.id);
  const items = plans.data?.items ?? [];
  const [wanted, choose] = useParameter("plan");
  const id = wanted ?? items[0]?.id ?? null;
  const plan = usePlan(id);
  const links = useLinks(link.projectId).data?.items ?? [link];
  const after = (made: Plan) => choose(made.id);
  const look = useSend(() => sync.planLink(link.id), { after });
  const verify = useSend(() => sync.verifyLink(link.id), { after });
  const live = planIsLive(plan.data);
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-wrap items-end gap-2">
        <Button onPress={() => look.send()} pending={look.pending} disabled={live}>
          {t("plan.dry-run")}
        </Button>
        <Button onPress={() => verify.send()} pending={verify.pending} disabled={live}>
          {t("plan.verify")}
        </Button>
        {items.length > 1 && id && (
          <Choice
            label={t("plan.which")}
            hideLabel
            value={id}
            onChange={choose}
            options={items.map((each) => ({
              id: each.id,
              text: `${word("plan-of", each.kind)}, ${absolute(each.createdAt)}`,
            }))}
          />
        )}
      </div>
      {plans.isPending && <Loading what={t("plan.reading")} />}
      {plans.isError && !plans.data && <Failed error={plans.error} retry={() => void plans.refetch()} />}
      {plans.data && id === null && <Empty>{t("plan.none")}</Empty>}
      {plan.isError && !plan.data && <Failed error={plan.error} retry={() => void plan.refetch()} />}
      {plan.data && (
        <section aria-label={word("plan-of", plan.data.kind)} className="flex flex-col gap-3">
          <h2 className="font-medium">{word("plan-of", plan.data.kind)}</h2>
          <PlanView plan={plan.data} links={links} />
          <ApplyPlan plan={plan.data} owner={owner} onGone={() => choose(null)} />
        </section>
      )}
    </div>
  );
}
