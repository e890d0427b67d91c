import { Button } from "../components/button";
import { Page } from "../components/page";
import { Jobs } from "../jobs/jobs";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { Links } from "./links";

export default function LinksPage() {
  return (
    <Page
      title={t("links.title")}
      actions={<Button onPress={() => go("/links/new")}>{t("setup.title")}</Button>}
    >
      <Links />
      <Jobs />
    </Page>
  );
}
