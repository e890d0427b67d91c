import { t } from "../lib/t";
import { useTitle } from "../lib/use-title";
import { Watches } from "./watches";

export default function WatchesPage() {
  useTitle(t("watches.title"));
  return <Watches />;
}
