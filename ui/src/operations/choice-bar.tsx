import { useState } from "react";
import type { Act } from "../api/operations";
import type { Operation, OperationFilter } from "../api/types";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { t } from "../lib/t";
import { mayCancel, mayHurry, mayRetry } from "./states";
import { useMany } from "./use-act";

const ACTS = ["retry", "hurry", "cancel", "discard"] as const;
const MAY = { retry: mayRetry, hurry: mayHurry, cancel: mayCancel, discard: mayRetry };

/** What can be done with those that are ticked, or with all that the filter lets through. */
export function ChoiceBar({
  chosen,
  filter,
  matching,
  onDone,
}: {
  chosen: Operation[];
  filter: OperationFilter;
  /** How many the filter lets through, where that is known. */
  matching: number | null;
  onDone: () => void;
}) {
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState<Act | null>(null);
  const many = useMany(() => {
    setAsked(null);
    onDone();
  });
  const send = (act: Act) =>
    many.send({ act, chosen: all ? { filter } : { ids: chosen.map((each) => each.id) } });
  const does = (act: Act) => all || chosen.some(MAY[act]);
  return (
    <div
      role="toolbar"
      aria-label={t("operations.chosen-do")}
      className="sticky bottom-3 mt-2 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 text-sm shadow-lg"
    >
      <span className="mr-1" role="status">
        {all
          ? matching === null
            ? t("operations.all-chosen")
            : t("operations.all-chosen-n", { n: matching })
          : t("operations.chosen", { n: chosen.length })}
      </span>
      {ACTS.map((act) => (
        <Button
          key={act}
          onPress={() => (all || act === "discard" ? setAsked(act) : send(act))}
          pending={many.pending}
          disabled={!does(act)}
          {...(act === "retry" ? { shortcut: "r" } : {})}
        >
          {t(`operation.${act}`)}
        </Button>
      ))}
      <Button look="quiet" onPress={() => setAll(!all)}>
        {t(all ? "operations.only-chosen" : "operations.choose-all")}
      </Button>
      <Button look="quiet" onPress={onDone}>
        {t("operations.choose-none")}
      </Button>
      {asked && (
        <Confirm
          title={t(`operations.ask-${asked}`, { n: all ? (matching ?? -1) : chosen.length })}
          doIt={t(`operation.${asked}`)}
          open
          pending={many.pending}
          onClose={() => setAsked(null)}
          onDo={() => send(asked)}
        >
          <p>{t(`operations.means-${asked}`)}</p>
        </Confirm>
      )}
    </div>
  );
}
