import { Page } from "../components/page";
import { Jobs } from "../jobs/jobs";
import { t } from "../lib/t";
import { Links } from "./links";

export default function LinksPage() {
  return (
    <Page title={t("links.title")}>
      <Links />
      <Jobs />
    </Page>
  );
}
