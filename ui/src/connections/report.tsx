import { CircleAlert, CircleCheck } from "lucide-react";
import type { ConnectionReport } from "../api/types";
import { Ago } from "../components/parts";
import { t } from "../lib/t";
import { Line } from "./report-line";
import { Rights } from "./rights";

/** What a test of a connection told. */
export function Report({ report }: { report: ConnectionReport }) {
  const { account, permissions, rights, problem, remaining, resetsAt } = report;
  const had = rights.filter((right) => right.held === "yes").map((right) => right.name);
  return (
    <div
      role="status"
      className="flex flex-col gap-1.5 rounded-lg border border-line bg-raised px-4 py-3 text-sm"
    >
      {problem ? (
        <Line icon={<CircleAlert size={15} aria-hidden className="text-bad" />}>{problem}</Line>
      ) : (
        <Line icon={<CircleCheck size={15} aria-hidden className="text-good" />}>
          {[t("report.account", { account }), ...permissions].join(" · ")}
        </Line>
      )}
      {had.length > 0 && <p className="pl-6 text-soft">{t("report.may", { rights: had.join(", ") })}</p>}
      <Rights report={report} />
      {remaining != null && (
        <p className="pl-6 text-soft">
          {t("report.budget", { remaining })}
          {resetsAt && (
            <>
              {" "}
              {t("report.resets")} <Ago time={resetsAt} />
            </>
          )}
        </p>
      )}
    </div>
  );
}
