import { useState } from "react";
import type { Issue } from "../api/types";
import { Button } from "../components/button";
import { Markdown } from "../components/markdown";
import { MarkdownField } from "../components/markdown-field";
import { t } from "../lib/t";
import { useEdit } from "./use-edit";

export function Description({ issue, editable }: { issue: Issue; editable: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useEdit(issue, () => setDraft(null), ["body"]);
  return (
    <section aria-labelledby="description">
      <div className="mb-1.5 flex min-h-8 items-center justify-between gap-2">
        <h2 id="description" className="text-sm font-semibold">
          {t("issue.description")}
        </h2>
        {editable && draft === null && (
          <Button look="quiet" onPress={() => setDraft(issue.body)} label={t("issue.edit-description")}>
            {t("edit")}
          </Button>
        )}
      </div>
      {draft === null ? (
        issue.bodyHtml ? (
          <Markdown html={issue.bodyHtml} />
        ) : (
          <p className="text-sm text-soft">{t("issue.no-description")}</p>
        )
      ) : (
        <div className="flex flex-col gap-2">
          <MarkdownField
            label={t("issue.description")}
            value={draft}
            onChange={setDraft}
            rows={12}
            error={edit.errorOf("body")}
            autoFocus
          />
          <div className="flex gap-2">
            <Button look="primary" onPress={() => edit.send({ body: draft })} pending={edit.pending}>
              {t("save")}
            </Button>
            <Button onPress={() => setDraft(null)}>{t("cancel")}</Button>
          </div>
        </div>
      )}
    </section>
  );
}
