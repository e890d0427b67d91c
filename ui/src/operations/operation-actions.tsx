import { api } from "../api/client";
import { useAction } from "../api/queries";
import type { Operation } from "../api/types";
import { Button } from "../components/button";
import { t } from "../lib/t";
import { mayCancel, mayRetry, subject } from "./states";

export function OperationActions({ operation }: { operation: Operation }) {
  const retry = useAction(
    () => api.retry(operation.id),
    () => t("operation.retried"),
  );
  const cancel = useAction(
    () => api.cancel(operation.id),
    () => t("operation.canceled"),
  );
  if (mayRetry(operation)) {
    return (
      <Button
        onPress={() => retry.mutate()}
        pending={retry.isPending}
        label={t("operation.retry-of", { subject: subject(operation) })}
      >
        {t("operation.retry")}
      </Button>
    );
  }
  if (mayCancel(operation)) {
    return (
      <Button
        look="quiet"
        onPress={() => cancel.mutate()}
        pending={cancel.isPending}
        label={t("operation.cancel-of", { subject: subject(operation) })}
      >
        {t("cancel")}
      </Button>
    );
  }
  return null;
}
