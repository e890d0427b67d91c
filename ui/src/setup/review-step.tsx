import { useState } from "react";
import { api } from "../api/client";
import { sync } from "../api/sync";
import { planIsLive, usePlan, usePlans } from "../api/sync-queries";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Failed, Loading } from "../components/parts";
import { linkName, trackerName } from "../components/tracker";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { flow } from "../links/health";
import { StateMappings } from "../mapping/state-mappings";
import { PlanView } from "../plans/plan-view";
import { tell } from "./hook-told";
import { StepHeading } from "./step-heading";

/** What would come of it, before anything does. */
export function ReviewStep({ link }: { link: Link }) {
  const plans = usePlans(link.id);
  const newest = plans.data?.items[0];
  const plan = usePlan(newest?.id ?? null);
  const [mapping, setMapping] = useState(false);
  const begin = useSend(
    async () => {
      tell(link.id, await hook(link));
      return api.resume(link.id);
    },
    { fields: [] },
  );
  const back = useSend(() => sync.removeLink(link.id), {
    after: () => go(`${window.location.pathname}?connection=${link.connectionId}&project=${link.projectId}`),
  });
  const again = useSend(() => sync.planLink(link.id));
  return (
    <div className="flex flex-col gap-4">
      <StepHeading>
        {linkName(link)} <span aria-hidden>{flow(link).sign}</span> {link.projectName}{" "}
        <span className="font-normal text-soft">({flow(link).words})</span>
      </StepHeading>
      {link.tracker !== "github" &&
        (mapping ? (
          <StateMappings link={link} onChanged={() => again.send()} />
        ) : (
          <p className="flex flex-wrap items-center gap-2 text-sm">
            {t("setup.states-by-kind", { tracker: trackerName(link.tracker) })}
            <Button onPress={() => setMapping(true)}>{t("setup.edit-states")}</Button>
          </p>
        ))}
      <section aria-label={t("plan.dry-run")}>
        {plans.isPending && <Loading what={t("plan.reading")} />}
        {plans.isError && !plans.data && <Failed error={plans.error} retry={() => void plans.refetch()} />}
        {plan.data && <PlanView plan={plan.data} links={[link]} />}
      </section>
      <p className="text-sm text-soft">{t("setup.writes-nothing", { tracker: trackerName(link.tracker) })}</p>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => back.send()} pending={back.pending} disabled={begin.pending}>
          {t("back")}
        </Button>
        <Button onPress={() => again.send()} pending={again.pending} disabled={planIsLive(plan.data)}>
          {t("plan.again")}
        </Button>
        <Button look="primary" onPress={() => begin.send()} pending={begin.pending} disabled={back.pending}>
          {t("setup.start")}
        </Button>
      </div>
    </div>
  );
}

/** Where no webhook can be registered, polling is enough: why not is told, and nothing is stopped by it. */
function hook(link: Link): Promise<string> {
  return sync
    .hook(link.connectionId, link.container)
    .then((told) => told.message)
    .catch((error: Error) =>
      t("setup.polls", { minutes: Math.max(1, Math.round(link.pollSeconds / 60)), why: error.message }),
    );
}
