import { Pencil } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import type { Issue } from "../api/types";
import { Button, IconButton } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useTitle } from "../lib/use-title";
import { useEdit } from "./use-edit";

export function IssueTitle({ issue, editable }: { issue: Issue; editable: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useEdit(issue, () => setDraft(null), ["title"]);
  useTitle(`#${issue.number} ${issue.title}`);
  if (draft === null) {
    return (
      <div className="flex items-start gap-1.5">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight wrap-anywhere">{issue.title}</h1>
        {editable && (
          <IconButton label={t("issue.edit-title")} onPress={() => setDraft(issue.title)}>
            <Pencil size={14} aria-hidden />
          </IconButton>
        )}
      </div>
    );
  }
  return (
    <Form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        edit.send({ title: draft });
      }}
    >
      <h1 className="sr-only">{issue.title}</h1>
      <Field
        hideLabel
        label={t("issue.title")}
        value={draft}
        onChange={setDraft}
        error={edit.errorOf("title")}
        autoFocus
      />
      <div className="flex gap-2">
        <Button look="primary" submit pending={edit.pending} disabled={draft.trim() === ""}>
          {t("save")}
        </Button>
        <Button onPress={() => setDraft(null)}>{t("cancel")}</Button>
      </div>
    </Form>
  );
}
