import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ConnectionReport } from "../api/types";
import { Ago } from "../components/parts";
import { t } from "../lib/t";

/** What a test of a connection told. */
export function Report({ report }: { report: ConnectionReport }) {
  const { account, permissions, missing, problem, remaining, resetsAt } = report;
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
      {missing.length > 0 && (
        <Line icon={<TriangleAlert size={15} aria-hidden className="text-warn" />}>
          {t("report.missing", { n: missing.length, scopes: missing.join(", ") })}
        </Line>
      )}
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

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
