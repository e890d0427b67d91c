import type { Operation } from "../api/types";
import { useTimeline } from "../api/work-queries";
import { told } from "../issue/told";
import { t } from "../lib/t";
import { Part } from "./part";

/** What it changed here, as the issue's timeline has it. */
export function BeforeAfter({ operation }: { operation: Operation }) {
  const timeline = useTimeline(operation.issueId);
  const changes = (timeline.data?.items ?? []).filter((entry) => entry.operationId === operation.id);
  return (
    <Part title={t("operation.changed")}>
      {changes.length === 0 && (
        <p className="text-soft">
          {t(
            operation.direction === "inbound" || operation.state !== "completed"
              ? "operation.changed-nothing"
              : "operation.changed-there",
          )}
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {changes.map(({ id, change }) => (
          <li key={id} className="wrap-anywhere">
            {told(change)}
            {"before" in change && <Text word={t("operation.before")} text={change.before} />}
            {"after" in change && <Text word={t("operation.after")} text={change.after} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Text({ word, text }: { word: string; text: unknown }) {
  if (typeof text !== "string" || text === "") return null;
  return (
    <div className="mt-1">
      <p className="text-xs text-soft">{word}</p>
      <p className="max-h-40 overflow-y-auto rounded border border-line px-2 py-1 whitespace-pre-wrap">
        {text}
      </p>
    </div>
  );
}
