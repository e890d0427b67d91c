import { useState } from "react";
import type { Column } from "../api/types";
import { work } from "../api/work";
import { AskDialog } from "../components/ask-dialog";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** Makes a column, or changes one. */
export default function ColumnDialog({
  project,
  column,
  onClose,
}: {
  project: string;
  column?: Column;
  onClose: () => void;
}) {
  const [name, setName] = useState(column?.name ?? "");
  const [kind, setKind] = useState<string>(column?.kind ?? "open");
  const [limit, setLimit] = useState(column?.wipLimit ? String(column.wipLimit) : "");
  const wipLimit = limit.trim() === "" ? null : Number(limit);
  const save = useSend(
    () =>
      column
        ? work.changeColumn(project, column.id, { name, wipLimit: wipLimit ?? 0 })
        : work.addColumn(project, { name, kind, wipLimit }),
    { after: onClose, fields: ["name", "wipLimit"] },
  );
  return (
    <AskDialog
      title={column ? t("column.edit") : t("column.new")}
      go={t("save")}
      sending={save}
      ready={name.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("column.name")}
          value={name}
          onChange={setName}
          error={save.errorOf("name")}
          autoFocus
        />
        {!column && (
          <Choice
            label={t("column.kind")}
            value={kind}
            onChange={setKind}
            options={[
              { id: "open", text: t("column.kind-open") },
              { id: "closed", text: t("column.kind-closed") },
            ]}
          />
        )}
        <Field
          label={t("column.limit")}
          hint={t("column.limit-hint")}
          value={limit}
          onChange={setLimit}
          error={
            wipLimit !== null && !Number.isInteger(wipLimit)
              ? t("column.limit-wrong")
              : save.errorOf("wipLimit")
          }
        />
      </div>
    </AskDialog>
  );
}
