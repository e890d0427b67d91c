import type { Column } from "../api/types";
import { work } from "../api/work";
import { Confirm } from "../components/confirm";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export default function ColumnRemoval(props: { project: string; column: Column; onClose: () => void }) {
  const { project, column, onClose } = props;
  const remove = useSend(() => work.removeColumn(project, column.id), {
    say: () => t("column.removed", { name: column.name }),
    after: onClose,
  });
  return (
    <Confirm
      title={t("column.remove-ask", { name: column.name })}
      doIt={t("column.remove")}
      open
      pending={remove.pending}
      onClose={onClose}
      onDo={() => remove.send()}
    >
      <p>{t("column.remove-means")}</p>
    </Confirm>
  );
}
