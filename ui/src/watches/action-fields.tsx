import { Field } from "../components/field";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  errorOf: (field: string) => string | undefined;
}

/** What belongs to the kind of action. */
export function ActionFields({ draft, set, errorOf }: Props) {
  if (draft.kind === "webhook") {
    return (
      <Field
        label={t("subscriptions.url")}
        type="url"
        value={draft.webhookUrl}
        onChange={(webhookUrl) => set({ webhookUrl })}
        error={errorOf("webhookUrl")}
      />
    );
  }
  if (draft.kind === "script") {
    return (
      <>
        <Field
          label={t("action.script")}
          hint={t("action.script-hint")}
          rows={8}
          value={draft.script}
          onChange={(script) => set({ script })}
          error={errorOf("script") ?? errorOf("scriptContent")}
        />
        <Field
          label={t("action.seconds")}
          value={draft.seconds}
          onChange={(seconds) => set({ seconds })}
          error={errorOf("timeoutSeconds")}
        />
        <Tick checked={draft.network} onChange={(network) => set({ network })}>
          {t("action.network")}
        </Tick>
      </>
    );
  }
  return (
    <>
      <Tick checked={draft.open} onChange={(open) => set({ open })}>
        {t("action.open")}
      </Tick>
      <Tick checked={draft.comment} onChange={(comment) => set({ comment })}>
        {t("action.comment")}
      </Tick>
      <Tick checked={draft.close} onChange={(close) => set({ close })}>
        {t("action.close")}
      </Tick>
      <Field label={t("action.labels")} value={draft.labels} onChange={(labels) => set({ labels })} />
    </>
  );
}
