import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { admin } from "../api/admin";
import { useMe, usePollMs } from "../api/queries";
import type { Link } from "../api/types";
import { Ago } from "../components/parts";
import { HeldPlanBox } from "../guard/held-plan-box";
import { t } from "../lib/t";
import { HookButton } from "./hook-button";
import { LinkJobs } from "./link-jobs";

/** How it is, what waits for an answer, and the jobs that ran over it. */
export function LinkOverview({ link, owner }: { link: Link; owner: boolean }) {
  const administers = useMe().data?.admin ?? false;
  const guard = useQuery({
    queryKey: ["guard", link.id],
    queryFn: () => admin.guard(link.id),
    refetchInterval: usePollMs(),
  });
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        <Fact name={t("link.both")}>{t("link.counts", counts(link))}</Fact>
        <Fact name={t("link.looked-at")}>
          {link.checkedAt ? <Ago time={link.checkedAt} /> : t("link.unchecked")}
          {" · "}
          {t("link.every", { minutes: Math.max(1, Math.round(link.pollSeconds / 60)) })}
        </Fact>
        <Fact name={t("link.queue")}>
          {t("link.waiting", { n: link.queued })} · {t("link.failed", { n: link.failed })}
        </Fact>
      </dl>
      {administers && <HookButton link={link} />}
      {guard.data && guard.data.waiting.length > 0 && (
        <section aria-label={t("guard.guard")} className="flex flex-col gap-4">
          {guard.data.waiting.map((plan) => (
            <HeldPlanBox key={plan.id} link={link.id} plan={plan} owner={owner} />
          ))}
        </section>
      )}
      <LinkJobs link={link} owner={owner} />
    </div>
  );
}

function counts({ counts: { issues, pullRequests, comments } }: Link) {
  return { issues, pullRequests, comments };
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
