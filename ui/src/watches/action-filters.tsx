import { Field } from "../components/field";
import { t } from "../lib/t";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  error: string | undefined;
}

/** Which commits it is for; empty lets everything through. */
export function ActionFilters({ draft, set, error }: Props) {
  const given = [draft.branches, draft.paths, draft.authors, draft.message].some((each) => each !== "");
  return (
    <details open={given || error !== undefined}>
      <summary className="cursor-default font-medium">{t("action.filters")}</summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <Field
          label={t("action.branches")}
          value={draft.branches}
          onChange={(branches) => set({ branches })}
          placeholder="main release/*"
        />
        <Field
          label={t("action.paths")}
          value={draft.paths}
          onChange={(paths) => set({ paths })}
          placeholder="src/**"
        />
        <Field label={t("action.authors")} value={draft.authors} onChange={(authors) => set({ authors })} />
        <Field label={t("action.message")} value={draft.message} onChange={(message) => set({ message })} />
      </div>
      {error && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {error}
        </p>
      )}
    </details>
  );
}
