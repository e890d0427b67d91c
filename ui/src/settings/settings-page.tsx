import { useMyself } from "../api/account-queries";
import { useMe } from "../api/queries";
import { Page } from "../components/page";
import { Empty } from "../components/parts";
import { t } from "../lib/t";
import { Identities } from "./identities";
import { KeysBox } from "./keys-box";
import { NotificationMatrix } from "./notification-matrix";
import { OwnWebhook } from "./own-webhook";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { QuietHours } from "./quiet-hours";
import { Tokens } from "./tokens";

export default function SettingsPage() {
  const me = useMe().data;
  const myself = useMyself(me);
  if (me && !me.id) {
    return (
      <Page title={t("nav.settings")}>
        <Empty>{t("settings.no-account")}</Empty>
        <div className="mt-9">
          <KeysBox />
        </div>
      </Page>
    );
  }
  return (
    <Page title={t("nav.settings")}>
      <div className="flex flex-col gap-9">
        {myself.data && <ProfileForm key={myself.data.id} person={myself.data} />}
        <PasswordForm />
        <Identities />
        <Tokens admin={me?.admin ?? false} />
        <NotificationMatrix />
        <QuietHours />
        <OwnWebhook />
        <KeysBox />
      </div>
    </Page>
  );
}
