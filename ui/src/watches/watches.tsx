import { useWatches } from "../api/queries";
import { Card, Failed, Section } from "../components/parts";
import { plural } from "../lib/format";
import { WatchRow } from "./watch-row";

/** Shown as soon as something is watched. */
export function Watches() {
  const watches = useWatches();
  const items = watches.data?.items ?? [];
  if (watches.isError && !watches.data) {
    return (
      <Section title="Watches" id="watches">
        <Failed error={watches.error} retry={() => void watches.refetch()} />
      </Section>
    );
  }
  if (items.length === 0) return null;
  return (
    <Section
      title="Watches"
      id="watches"
      aside={plural(items.length, "repository followed", "repositories followed")}
    >
      <Card>
        <ul className="divide-y divide-line">
          {items.map((watch) => (
            <WatchRow key={watch.id} watch={watch} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}
