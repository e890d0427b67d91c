import { useState } from "react";
import type { Link } from "../api/types";
import { useProject } from "../api/work-queries";
import { Button } from "../components/button";
import { Chip } from "../components/chip";
import { Ago } from "../components/parts";
import { Place } from "../components/place";
import { linkName, shortened, trackerName } from "../components/tracker";
import { useMay } from "../lib/rights";
import { t, word } from "../lib/t";
import { ApproveDialog } from "./approve-dialog";
import { flow, HEALTH } from "./health";
import { HealthButton, wayOf } from "./health-button";
import { LinkActions } from "./link-actions";

export function LinkRow({ link }: { link: Link }) {
  const health = HEALTH[link.health] ?? HEALTH.behind;
  const { sign, words } = flow(link);
  const name = linkName(link);
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h3 className="min-w-0 font-medium wrap-anywhere">
            <Place to={`/links/${link.id}`} className="hover:underline">
              {link.projectName}
              <span className="mx-2 text-soft" title={words}>
                <span aria-hidden>{sign}</span>
                <span className="sr-only">{words}</span>
              </span>
              <span className="text-soft">{trackerName(link.tracker)}</span>{" "}
              <span title={link.container}>{shortened(link.container)}</span>
            </Place>
          </h3>
          <Chip tone={health.tone} icon={health.icon}>
            {word("health", link.health)}
          </Chip>
        </div>
        {link.reason && (
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <span className="min-w-0 wrap-anywhere">{link.reason}</span>
            {wayOf(link) && <HealthButton link={link} owner={false} />}
          </p>
        )}
        <Facts link={link} />
      </div>
      <LinkActions link={link} name={name} />
      <OnlyHereNote link={link} name={name} />
    </li>
  );
}

function Facts({ link }: { link: Link }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-soft tabular-nums">
      <span>
        {link.checkedAt ? (
          <>
            {t("link.checked")} <Ago time={link.checkedAt} />
          </>
        ) : (
          t("link.unchecked")
        )}
      </span>
      <span>{t("link.twins", { n: link.twins })}</span>
      {link.queued > 0 && <span>{t("link.waiting", { n: link.queued })}</span>}
      {link.failed > 0 && <span className="text-bad">{t("link.failed", { n: link.failed })}</span>}
      {link.openConflicts > 0 && (
        <Place to={`/projects/${link.projectId}/sync`}>
          {t("link.conflicts", { n: link.openConflicts })}
        </Place>
      )}
      <Place to={`/links/${link.id}/guard`}>{t("link.guard")}</Place>
    </p>
  );
}

function OnlyHereNote({ link, name }: { link: Link; name: string }) {
  const [asking, setAsking] = useState(false);
  const owner = useMay(useProject(link.projectId).data)("owner");
  if (link.onlyHere === 0 || link.onlyHereApproved) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm md:col-span-2">
      <p className="min-w-0">
        <strong className="font-semibold">{t("only-here.count", { n: link.onlyHere })}</strong>{" "}
        {t("only-here.means", { n: link.onlyHere, place: trackerName(link.tracker) })}
      </p>
      {owner && (
        <Button look="attention" onPress={() => setAsking(true)} label={t("only-here.approve-of", { name })}>
          {t("only-here.approve")}
        </Button>
      )}
      <ApproveDialog link={link} name={name} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
