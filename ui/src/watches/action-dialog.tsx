import { useState } from "react";
import type { WatchAction } from "../api/types";
import { watches } from "../api/watches";
import type { State } from "../api/wire";
import { AskDialog } from "../components/ask-dialog";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { ActionFields } from "./action-fields";
import { ActionFilters } from "./action-filters";
import { begun, type Draft, sent } from "./draft";

const KINDS = ["webhook", "script", "issue"];
const FIELDS = ["name", "webhookUrl", "script", "scriptContent", "timeoutSeconds", "filters"];

interface Props {
  /** Where a new one is made. */
  watch?: string;
  /** The one that is changed. */
  action?: WatchAction;
  scripts: State | undefined;
  onMade?: (made: WatchAction) => void;
  onClose: () => void;
}

export function ActionDialog({ watch, action, scripts, onMade, onClose }: Props) {
  const [draft, setDraft] = useState<Draft>(() => begun(action));
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useSend(
    () =>
      action ? watches.changeAction(action.id, sent(draft)) : watches.addAction(watch ?? "", sent(draft)),
    {
      after: (made) => {
        onMade?.(made);
        onClose();
      },
      fields: FIELDS,
    },
  );
  return (
    <AskDialog
      title={action ? t("action.edit-of", { name: action.name }) : t("action.new")}
      go={action ? t("save") : t("action.make")}
      sending={save}
      ready={draft.name.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("action.name")}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={save.errorOf("name")}
          autoFocus
        />
        {!action && (
          <Choice
            label={t("action.kind")}
            value={draft.kind}
            onChange={(kind) => set({ kind })}
            options={KINDS.map((id) => ({ id, text: word("action-kind", id) }))}
          />
        )}
        {draft.kind === "script" && scripts && !scripts.usable && (
          <p role="status" className="text-warn wrap-anywhere">
            {scripts.reason ?? t("watch.scripts-off")}
          </p>
        )}
        <ActionFields draft={draft} set={set} errorOf={save.errorOf} />
        <ActionFilters draft={draft} set={set} error={save.errorOf("filters")} />
      </div>
    </AskDialog>
  );
}
