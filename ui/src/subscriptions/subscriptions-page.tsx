import { Page } from "../components/page";
import { t } from "../lib/t";
import { SubscriptionList } from "./subscription-list";

export default function SubscriptionsPage() {
  return (
    <Page title={t("nav.subscriptions")}>
      <p className="mb-4 max-w-2xl text-sm text-soft">{t("subscriptions.what")}</p>
      <SubscriptionList project={null} />
    </Page>
  );
}
