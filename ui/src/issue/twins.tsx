import { ExternalLink } from "lucide-react";
import type { Issue, Twin } from "../api/types";
import { Pill } from "../components/pill";
import { trackerName } from "../components/tracker";
import { t, word } from "../lib/t";
import { useCalled } from "../names/use-called";

const SHORT = 12;

/** The same issue elsewhere, side by side, with the way there. */
export function Twins({ issue }: { issue: Issue }) {
  const twins = issue.twins ?? [];
  const names = useCalled(issue.projectId);
  return (
    <section aria-labelledby="twins">
      <h2 id="twins" className="mb-2 text-sm font-semibold">
        {t("twins.title")}
      </h2>
      {twins.length === 0 && <p className="text-sm text-soft">{t("twins.none")}</p>}
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-1">
        {twins.map((twin) => (
          <li key={twin.linkId} className="min-w-0 rounded-lg border border-line bg-raised px-3 py-2 text-sm">
            <TwinFacts twin={twin} person={names.person} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TwinFacts({ twin, person }: { twin: Twin; person: (assignee: string) => string }) {
  const place = twin.tracker ? trackerName(twin.tracker) : t("twins.elsewhere");
  const key = twin.remoteKey ?? "";
  const name = key.length > SHORT ? `${key.slice(0, 8)}…` : key;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {twin.url ? (
          <a
            href={twin.url}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-w-0 items-center gap-1 font-medium text-accent underline-offset-2 hover:underline"
          >
            {place} {name}
            <ExternalLink size={12} aria-hidden className="shrink-0" />
            <span className="sr-only">{t("opens-elsewhere")}</span>
          </a>
        ) : (
          <span className="font-medium">
            {place} {name}
          </span>
        )}
        <Pill>{word("twin", twin.status)}</Pill>
      </div>
      {twin.assigneesNotThere.length > 0 && (
        <p className="mt-1 text-soft">
          {t("twins.not-there", { names: twin.assigneesNotThere.map(person).join(", ") })}
        </p>
      )}
      {twin.formerNames.map((former) => (
        <p key={former.key} className="mt-1 text-soft">
          {t("twins.formerly", { name: former.key })}
        </p>
      ))}
    </>
  );
}
