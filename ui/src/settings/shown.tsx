import { Copy } from "lucide-react";
import { Button } from "../components/button";
import { useNotice } from "../components/notice";
import { t } from "../lib/t";

/** A secret that is shown this once. */
export function Shown({ secret, says }: { secret: string; says: string }) {
  const notice = useNotice();
  const copy = () =>
    navigator.clipboard
      .writeText(secret)
      .then(() => notice("done", t("copied")))
      .catch(() => notice("error", t("not-copied")));
  return (
    <div role="status" className="mb-3 rounded-lg border border-warn-line bg-warn-soft px-4 py-3 text-sm">
      <p className="mb-2 text-warn">{says}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-52 rounded bg-raised px-2 py-1.5 font-mono text-xs break-all">
          {secret}
        </code>
        <Button onPress={() => void copy()}>
          <Copy size={14} aria-hidden />
          {t("copy")}
        </Button>
      </div>
    </div>
  );
}
