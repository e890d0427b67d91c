import { Webhook } from "lucide-react";
import { useJobs } from "../api/queries";
import type { Link } from "../api/types";
import { Chip } from "../components/chip";
import { Card } from "../components/parts";
import { Place } from "../components/place";
import { linkName } from "../components/tracker";
import { PastJob } from "../jobs/past-job";
import { RunningJob } from "../jobs/running-job";
import { t, word } from "../lib/t";
import { HEALTH } from "../links/health";
import { hookTold } from "./hook-told";
import { StepHeading } from "./step-heading";

/** It has begun: how far it is, and where to go from here. */
export function GoStep({ link }: { link: Link }) {
  const jobs = useJobs().data?.items ?? [];
  const job = jobs.find((each) => each.linkIds.includes(link.id));
  const health = HEALTH[link.health] ?? HEALTH.behind;
  const told = hookTold(link.id);
  const done = job?.status === "completed" || job?.status === "failed";
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <StepHeading>{linkName(link)}</StepHeading>
        <Chip tone={health.tone} icon={health.icon}>
          {word("health", link.health)}
        </Chip>
      </div>
      <p role="status" className="text-sm">
        {done ? t("setup.done", { n: link.twins }) : t("setup.running")}
      </p>
      {job && (
        <Card>
          <ul>{done ? <PastJob job={job} /> : <RunningJob job={job} />}</ul>
        </Card>
      )}
      {told && (
        <p className="flex items-start gap-2 text-sm text-soft">
          <Webhook size={15} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{told}</span>
        </p>
      )}
      <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        <li>
          <Place to={`/projects/${link.projectId}`}>{t("setup.to-board")}</Place>
        </li>
        <li>
          <Place to={`/links/${link.id}`}>{t("setup.to-link")}</Place>
        </li>
        <li>
          <Place to={`/links/new?project=${link.projectId}`}>{t("setup.another")}</Place>
        </li>
        <li>
          <Place to="/people">{t("setup.invite")}</Place>
        </li>
      </ul>
    </div>
  );
}
