import type { AuditEntry } from "../api/types";
import { Ago } from "../components/parts";
import { t, word } from "../lib/t";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-2 text-sm md:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)_7rem_5.5rem]">
      <span className="font-medium wrap-anywhere">{entry.actor || t("nobody")}</span>
      <span className="wrap-anywhere" title={entry.action}>
        {word("audit-action", entry.action)}
      </span>
      <span className="text-soft wrap-anywhere">{entry.subject}</span>
      <span className={`wrap-anywhere ${entry.result === "done" ? "text-soft" : "text-bad"}`}>
        {word("audit-result", entry.result)}
      </span>
      <span className="text-soft md:text-right" title={entry.address}>
        <Ago time={entry.at} />
      </span>
    </li>
  );
}
