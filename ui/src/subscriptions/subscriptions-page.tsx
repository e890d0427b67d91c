import { Page } from "../components/page";
import { DeliveryList } from "../deliveries/delivery-list";
import { t } from "../lib/t";
import { SubscriptionList } from "./subscription-list";

/** Both ways: who outside is told of what happens here, and what trackers told Lockstep. */
export default function SubscriptionsPage() {
  return (
    <Page title={t("nav.subscriptions")}>
      <section aria-labelledby="going-out" className="mb-8">
        <h2 id="going-out" className="mb-1 text-sm font-semibold">
          {t("subscriptions.out")}
        </h2>
        <p className="mb-3 max-w-2xl text-sm text-soft">{t("subscriptions.what")}</p>
        <SubscriptionList project={null} />
      </section>
      <section aria-labelledby="coming-in">
        <h2 id="coming-in" className="mb-1 text-sm font-semibold">
          {t("deliveries.in")}
        </h2>
        <p className="mb-3 max-w-2xl text-sm text-soft">{t("deliveries.what")}</p>
        <DeliveryList />
      </section>
    </Page>
  );
}
