import { type Act, operations } from "../api/operations";
import type { Operation } from "../api/types";
import { Button } from "../components/button";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { mayCancel, mayHurry, mayRetry, subject } from "./states";

/** What a person may do with one. */
export function OperationActions({ operation }: { operation: Operation }) {
  const does = useSend(
    async (act: Act) => {
      await operations.one(act, operation.id);
      return act;
    },
    { say: (act) => t(`operation.done-${act}`) },
  );
  const button = (act: Act, look: "plain" | "quiet") => (
    <Button
      look={look}
      onPress={() => does.send(act)}
      pending={does.pending}
      label={t(`operation.${act}-of`, { subject: subject(operation) })}
    >
      {t(`operation.${act}`)}
    </Button>
  );
  if (mayRetry(operation)) {
    return (
      <div className="flex flex-wrap gap-2">
        {button("retry", "plain")}
        {button("discard", "quiet")}
      </div>
    );
  }
  if (!mayCancel(operation)) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {mayHurry(operation) && button("hurry", "plain")}
      {button("cancel", "plain")}
    </div>
  );
}
