import { CircleHelp, Minus, TriangleAlert } from "lucide-react";
import type { ConnectionReport } from "../api/types";
import { t } from "../lib/t";
import { Line } from "./report-line";

/** What is lacked, what nobody can know yet, what one can do without. */
export function Rights({ report }: { report: ConnectionReport }) {
  const { missing, rights } = report;
  const held = (how: string) => rights.filter((right) => right.held === how);
  const lacked = held("no");
  const bad = lacked.filter(({ name }) => missing.includes(name));
  const rest = lacked.filter(({ name }) => !missing.includes(name));
  return (
    <>
      {bad.length > 0 && (
        <Line icon={<TriangleAlert size={15} aria-hidden className="text-warn" />}>
          {t("report.missing", { n: bad.length, rights: words(bad) })}
        </Line>
      )}
      {held("unknown").length > 0 && (
        <Line icon={<CircleHelp size={15} aria-hidden className="text-soft" />}>
          {t("report.unknown", { rights: words(held("unknown")) })}
        </Line>
      )}
      {rest.length > 0 && (
        <Line icon={<Minus size={15} aria-hidden className="text-soft" />}>
          {t("report.without", { rights: words(rest) })}
        </Line>
      )}
    </>
  );
}

function words(rights: ConnectionReport["rights"]): string {
  return rights.map(({ name, purpose }) => `${name} (${purpose})`).join(", ");
}
