import { useLink, useMe } from "../api/queries";
import { useConnections } from "../api/sync-queries";
import { Page } from "../components/page";
import { Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { useParameter } from "../lib/url";
import { ChooseStep } from "./choose-step";
import { ConnectStep } from "./connect-step";
import { DemoHint } from "./demo-hint";
import { GoStep } from "./go-step";
import { ReviewStep } from "./review-step";
import { Steps } from "./steps";

/** From nothing to a place that is kept in step. The address says how far one is, so a reload loses nothing. */
export default function SetupPage() {
  const me = useMe().data;
  const [connection] = useParameter("connection");
  const [link] = useParameter("link");
  if (me && !me.admin) {
    return (
      <Page title={t("setup.title")}>
        <Empty>{t("setup.admins-only")}</Empty>
      </Page>
    );
  }
  return (
    <Page title={t("setup.title")}>
      <div className="max-w-2xl">{link ? <Linked id={link} /> : <Unlinked connection={connection} />}</div>
    </Page>
  );
}

function Unlinked({ connection: id }: { connection: string | null }) {
  const connections = useConnections();
  const chosen = connections.data?.items.find((each) => each.id === id);
  return (
    <>
      <Steps at={chosen ? 1 : 0} />
      {connections.isPending && <Loading what={t("connections.reading")} />}
      {connections.isError && !connections.data && (
        <Failed error={connections.error} retry={() => void connections.refetch()} />
      )}
      {connections.data &&
        (chosen ? (
          <ChooseStep key={chosen.id} connection={chosen} />
        ) : (
          <>
            <ConnectStep known={connections.data.items} />
            <DemoHint />
          </>
        ))}
    </>
  );
}

function Linked({ id }: { id: string }) {
  const link = useLink(id);
  const begun = link.data && (link.data.health !== "paused" || link.data.syncState !== "unsynced");
  return (
    <>
      <Steps at={begun ? 3 : 2} />
      {link.isPending && <Loading what={t("links.reading")} />}
      {link.isError && !link.data && <Failed error={link.error} retry={() => void link.refetch()} />}
      {link.data && (begun ? <GoStep link={link.data} /> : <ReviewStep link={link.data} />)}
    </>
  );
}
