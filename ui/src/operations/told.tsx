import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { operations } from "../api/operations";
import { keys } from "../api/queries";
import type { Operation } from "../api/types";
import { Button } from "../components/button";
import { Failed } from "../components/parts";
import { t } from "../lib/t";
import { masked } from "./masked";
import { Part } from "./part";

const ID = /^[0-9a-f-]{36}$/;

/** The delivery that asked for it, as it came; for one without there was a look of our own. */
export function Told({ operation }: { operation: Operation }) {
  const [wanted, setWanted] = useState(false);
  const id = operation.deliveryId ?? "";
  const delivery = useQuery({
    queryKey: [...keys.queue, "delivery", id],
    queryFn: () => operations.delivery(id),
    enabled: wanted,
  });
  if (!ID.test(id)) {
    return (
      <Part title={t("operation.told")}>
        <p className="text-soft">
          {t(operation.direction === "inbound" ? "operation.told-by-look" : "operation.told-by-hub")}
        </p>
      </Part>
    );
  }
  return (
    <Part title={t("operation.told")}>
      {!wanted && <Button onPress={() => setWanted(true)}>{t("operation.show-delivery")}</Button>}
      {delivery.isError && <Failed error={delivery.error} retry={() => void delivery.refetch()} />}
      {delivery.data && (
        <>
          <p className="mb-1 text-soft">
            {delivery.data.event} {delivery.data.action}, {delivery.data.status}
          </p>
          <pre className="max-h-72 overflow-auto rounded border border-line bg-page p-2 text-xs">
            {JSON.stringify(masked(delivery.data.payload), null, 2)}
          </pre>
        </>
      )}
    </Part>
  );
}
