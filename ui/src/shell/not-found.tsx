import { Page } from "../components/page";
import { Place } from "../components/place";
import { t } from "../lib/t";

export function NotFound() {
  return (
    <Page title={t("not-found.title")}>
      <p className="text-sm text-soft">
        {t("not-found.why")} <Place to="/projects">{t("not-found.way")}</Place>
      </p>
    </Page>
  );
}
