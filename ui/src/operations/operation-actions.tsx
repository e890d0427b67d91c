import { api } from "../api/client";
import { useAction } from "../api/queries";
import type { Operation } from "../api/types";
import { Button } from "../components/button";
import { mayCancel, mayRetry, subject } from "./states";

export function OperationActions({ operation }: { operation: Operation }) {
  const retry = useAction(
    () => api.retry(operation.id),
    () => "Queued again, attempts from zero.",
  );
  const cancel = useAction(
    () => api.cancel(operation.id),
    () => "Canceled. It will not be sent.",
  );
  if (mayRetry(operation)) {
    return (
      <Button onPress={() => retry.mutate()} pending={retry.isPending} label={`Retry: ${subject(operation)}`}>
        Retry
      </Button>
    );
  }
  if (mayCancel(operation)) {
    return (
      <Button
        look="quiet"
        onPress={() => cancel.mutate()}
        pending={cancel.isPending}
        label={`Cancel: ${subject(operation)}`}
      >
        Cancel
      </Button>
    );
  }
  return null;
}
