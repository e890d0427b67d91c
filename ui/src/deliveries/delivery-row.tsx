import { useState } from "react";
import { admin } from "../api/admin";
import type { Delivery } from "../api/types";
import { Button } from "../components/button";
import { Ago } from "../components/parts";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { DeliveryBody } from "./delivery-body";

const OPERATION = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What came, from where, what became of it; what could not be taken is taken once more. */
export function DeliveryRow({ delivery, from }: { delivery: Delivery; from: string }) {
  const [open, setOpen] = useState(false);
  const what = [delivery.event, delivery.action].filter(Boolean).join(" ");
  const again = useSend(() => admin.takeAgain(delivery.id), { say: () => t("deliveries.taken-again") });
  return (
    <li className="px-4 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={`w-28 shrink-0 ${delivery.status === "errored" ? "text-bad" : "text-soft"}`}>
          {word("delivery", delivery.status)}
        </span>
        <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
          <span className="font-medium">{what}</span> <span className="text-soft">{from}</span>
        </span>
        <Ago time={delivery.receivedAt} className="text-soft" />
        <Button
          look="quiet"
          onPress={() => setOpen(!open)}
          label={t(open ? "deliveries.hide-of" : "deliveries.show-of", { what })}
        >
          {t(open ? "deliveries.hide" : "deliveries.show")}
        </Button>
        {delivery.status === "errored" && (
          <Button
            onPress={() => again.send()}
            pending={again.pending}
            label={t("deliveries.again-of", { what })}
          >
            {t("deliveries.again")}
          </Button>
        )}
      </div>
      {delivery.result && <p className="text-soft wrap-anywhere">{resultOf(delivery.result)}</p>}
      {open && <DeliveryBody id={delivery.id} />}
    </li>
  );
}

/** How many operations it asked for, or why it asked for none. */
function resultOf(result: string): string {
  const parts = result.split(" ").filter(Boolean);
  if (parts.length > 0 && parts.every((part) => OPERATION.test(part)))
    return t("deliveries.asked", { n: parts.length });
  return /^[a-z_]+$/.test(result) ? word("operation-reason", result) : result;
}
