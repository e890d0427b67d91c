import { t } from "../lib/t";
import { useTitle } from "../lib/use-title";
import { Operations } from "./operations";

export default function OperationsPage() {
  useTitle(t("operations.title"));
  return <Operations />;
}
