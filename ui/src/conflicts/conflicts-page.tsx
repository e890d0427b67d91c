import { Page } from "../components/page";
import { t } from "../lib/t";
import { ConflictList } from "./conflict-list";

export default function ConflictsPage() {
  return (
    <Page title={t("nav.conflicts")}>
      <ConflictList project={null} />
    </Page>
  );
}
