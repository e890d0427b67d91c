import { useState } from "react";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** Registers the webhook, or says why not, or what a person has to do at the tracker. */
export function HookButton({ link }: { link: Link }) {
  const [told, setTold] = useState<string | null>(null);
  const register = useSend(
    () =>
      sync
        .hook(link.connectionId, link.container)
        .then(({ message }) => message)
        .catch((error: Error) => t("link.hook-failed", { why: error.message })),
    { after: setTold },
  );
  return (
    <div className="flex flex-col items-start gap-2 text-sm">
      <Button onPress={() => register.send()} pending={register.pending}>
        {t("link.hook")}
      </Button>
      {told && (
        <p role="status" className="max-w-2xl wrap-anywhere">
          {told}
        </p>
      )}
    </div>
  );
}
