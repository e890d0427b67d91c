import { useQuery } from "@tanstack/react-query";
import { admin } from "../api/admin";
import { useLink, usePollMs } from "../api/queries";
import { useProject } from "../api/work-queries";
import { Page } from "../components/page";
import { Empty, Failed, Loading } from "../components/parts";
import { linkName } from "../components/tracker";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";
import { HeldPlanBox } from "./held-plan-box";

/** What looks dangerous and waits for a person. */
export default function GuardPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const guard = useQuery({
    queryKey: ["guard", id],
    queryFn: () => admin.guard(id),
    refetchInterval: usePollMs(),
  });
  const link = useLink(id).data;
  const owner = useMay(useProject(link?.projectId).data)("owner");
  return (
    <Page title={link ? t("guard.title", { name: linkName(link) }) : t("guard.guard")}>
      <p className="mb-4 max-w-2xl text-sm text-soft">{t("guard.what")}</p>
      {guard.isPending && <Loading what={t("guard.reading")} />}
      {guard.isError && !guard.data && <Failed error={guard.error} retry={() => void guard.refetch()} />}
      {guard.data?.waiting.length === 0 && <Empty>{t("guard.none")}</Empty>}
      <div className="flex flex-col gap-4">
        {guard.data?.waiting.map((plan) => (
          <HeldPlanBox key={plan.id} link={id} plan={plan} owner={owner} />
        ))}
      </div>
    </Page>
  );
}
