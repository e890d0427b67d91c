import type { Operation, Story } from "../api/types";
import { Ago } from "../components/parts";
import { absolute } from "../lib/format";
import { t, word } from "../lib/t";
import { Part } from "./part";

/** What happened to it, and what it waits for. */
export function Attempts({ operation, story }: { operation: Operation; story: Story | undefined }) {
  const steps = story?.history ?? [];
  return (
    <Part title={t("operation.history")}>
      {story?.leaseOwner && story.leaseUntil && (
        <p className="text-soft wrap-anywhere">
          {t("operation.leased", { node: story.leaseOwner })} <Ago time={story.leaseUntil} />
        </p>
      )}
      {story?.connectionWaitsUntil && operation.state === "queued" && (
        <p className="text-warn wrap-anywhere">
          {t("operation.waits", { why: story.connectionWaitsFor ?? "" })}{" "}
          <Ago time={story.connectionWaitsUntil} />
        </p>
      )}
      {story?.pauses.map((pause) => (
        <p key={pause.scope} className="text-warn wrap-anywhere">
          {t("operation.held-by", { by: pause.by, reason: pause.reason })}
        </p>
      ))}
      <ol className="flex flex-col gap-1 border-l border-line pl-3">
        <Step at={operation.createdAt} what={t("operation.taken-in")} />
        {operation.startedAt && <Step at={operation.startedAt} what={t("operation.begun")} />}
        {steps.map((step) => (
          <Step
            key={step.at + step.state + step.reason}
            at={step.at}
            what={word("operation-state", step.state)}
            why={step.detail ?? word("operation-reason", step.reason)}
          />
        ))}
        {operation.finishedAt && (
          <Step at={operation.finishedAt} what={word("operation-state", operation.state)} />
        )}
      </ol>
    </Part>
  );
}

function Step({ at, what, why }: { at: string; what: string; why?: string }) {
  return (
    <li className="wrap-anywhere">
      <time dateTime={at} className="mr-2 text-xs text-soft tabular-nums">
        {absolute(at)}
      </time>
      {what}
      {why && <span className="text-soft">: {why}</span>}
    </li>
  );
}
