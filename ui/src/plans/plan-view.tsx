import { planIsLive, useChanges } from "../api/sync-queries";
import type { Link, Plan } from "../api/types";
import { Button } from "../components/button";
import { Card, Failed } from "../components/parts";
import { t, word } from "../lib/t";
import { useCalled } from "../names/use-called";
import { ChangeItem } from "./change-item";
import { PlanSummary } from "./plan-summary";

/** A plan: how far its making is, what it comes to, and each change with its fields. */
export function PlanView({ plan, links }: { plan: Plan; links: Link[] }) {
  const changes = useChanges(plan);
  const names = useCalled(links.find((link) => link.id === plan.linkId)?.projectId);
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-sm">
        <span className="font-medium">{word("plan-status", plan.status)}</span>
        {plan.message && <span className="text-soft"> · {plan.message}</span>}
      </p>
      {!planIsLive(plan) && <PlanSummary plan={plan} links={links} />}
      {changes.isError && <Failed error={changes.error} retry={() => void changes.refetch()} />}
      {items.length > 0 && (
        <Card>
          <ul className="max-h-120 divide-y divide-line overflow-y-auto">
            {items.map((change) => (
              <ChangeItem key={change.seq} change={change} links={links} names={names} />
            ))}
          </ul>
        </Card>
      )}
      {changes.hasNextPage && (
        <div>
          <Button
            look="quiet"
            onPress={() => void changes.fetchNextPage()}
            pending={changes.isFetchingNextPage}
          >
            {t("setup.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
