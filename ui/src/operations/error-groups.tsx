import { useState } from "react";
import { useErrorGroups } from "../api/operation-queries";
import type { ErrorGroup, Link } from "../api/types";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Card } from "../components/parts";
import { Place } from "../components/place";
import { linkName } from "../components/tracker";
import { count } from "../lib/format";
import { t } from "../lib/t";
import { useMany } from "./use-act";
import { addressOf } from "./use-filter";

const SHOWN = 5;

/** What failed, grouped, with what a person can do about it. */
export function ErrorGroups({ link, links }: { link: string; links: Map<string, Link> }) {
  const groups = useErrorGroups(link).data?.items ?? [];
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="error-groups" className="mb-4">
      <h2 id="error-groups" className="mb-2 text-[0.95rem] font-semibold tracking-tight">
        {t("errors.title")}
      </h2>
      <Card>
        <ul className="divide-y divide-line">
          {groups.slice(0, SHOWN).map((group) => (
            <GroupRow key={group.linkId + group.errorClass} group={group} link={links.get(group.linkId)} />
          ))}
        </ul>
      </Card>
      {groups.length > SHOWN && (
        <p className="mt-1 text-sm text-soft">{t("errors.more", { n: groups.length - SHOWN })}</p>
      )}
    </section>
  );
}

function GroupRow({ group, link }: { group: ErrorGroup; link: Link | undefined }) {
  const [asked, setAsked] = useState(false);
  const many = useMany(() => setAsked(false));
  const { count: n, errorClass, linkId } = group;
  const chosen = { filter: { state: "errored", errorClass, link: linkId } };
  const name = link ? linkName(link) : t("operation.no-link");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-72">
        <p className="wrap-anywhere">
          <strong className="mr-2 text-bad tabular-nums">{count(n)}×</strong>
          <code className="mr-2 font-mono text-xs">{errorClass}</code>
          <span className="text-soft">{name}</span>
        </p>
        <p className="wrap-anywhere">{group.sentence}</p>
        {group.hint && <p className="text-soft wrap-anywhere">{group.hint}</p>}
      </div>
      <Place to={addressOf({ state: "errored", error: errorClass, link: linkId })}>{t("errors.show")}</Place>
      <Button
        onPress={() => many.send({ act: "retry", chosen })}
        pending={many.pending}
        label={t("errors.retry-of", { n, what: errorClass })}
      >
        {t("errors.retry", { n })}
      </Button>
      <Button
        look="quiet"
        onPress={() => setAsked(true)}
        pending={many.pending}
        label={t("errors.discard-of", { n, what: errorClass })}
      >
        {t("errors.discard", { n })}
      </Button>
      {asked && (
        <Confirm
          title={t("operations.ask-discard", { n })}
          doIt={t("operation.discard")}
          open
          pending={many.pending}
          onClose={() => setAsked(false)}
          onDo={() => many.send({ act: "discard", chosen })}
        >
          <p>{t("operations.means-discard")}</p>
        </Confirm>
      )}
    </li>
  );
}
