import { useQuery } from "@tanstack/react-query";
import { operations } from "../api/operations";
import { keys } from "../api/queries";
import { Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { masked } from "../operations/masked";

/** A delivery as it came, without what is secret. */
export function DeliveryBody({ id }: { id: string }) {
  const delivery = useQuery({
    queryKey: [...keys.queue, "delivery", id],
    queryFn: () => operations.delivery(id),
  });
  if (delivery.isError) return <Failed error={delivery.error} retry={() => void delivery.refetch()} />;
  if (!delivery.data) return <Loading what={t("deliveries.one")} />;
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      className="mt-1 max-h-72 overflow-auto rounded border border-line bg-page p-2 text-xs"
    >
      {JSON.stringify(masked(delivery.data.payload), null, 2)}
    </pre>
  );
}
