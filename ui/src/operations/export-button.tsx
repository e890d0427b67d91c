import { Download } from "lucide-react";
import type { OperationFilter } from "../api/types";
import { Button } from "../components/button";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { csv, read } from "./csv";

/** What the filter lets through, as a file. */
export function ExportButton({ filter }: { filter: OperationFilter }) {
  const out = useSend(
    async () => {
      const { rows, more } = await read(filter);
      save(csv(rows));
      return { n: rows.length, more };
    },
    { say: ({ n, more }) => t(more ? "export.part" : "export.done", { n }) },
  );
  return (
    <Button look="quiet" onPress={() => out.send()} pending={out.pending} label={t("export.operations")}>
      <Download size={16} aria-hidden />
      <span className="max-sm:sr-only">{t("export.csv")}</span>
    </Button>
  );
}

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "operations.csv";
  link.click();
  URL.revokeObjectURL(address);
}
