import { useLink } from "../api/queries";
import { useProject } from "../api/work-queries";
import { Chip } from "../components/chip";
import { Page } from "../components/page";
import { Failed, Loading } from "../components/parts";
import { Place } from "../components/place";
import { linkName } from "../components/tracker";
import { useMay } from "../lib/rights";
import { type TextKey, t, word } from "../lib/t";
import { useParameter } from "../lib/url";
import { MappingTab } from "../mapping/mapping-tab";
import { PreviewTab } from "../plans/preview-tab";
import { flow, HEALTH } from "./health";
import { HealthButton } from "./health-button";
import { LinkActions } from "./link-actions";
import { LinkOverview } from "./link-overview";
import { LinkSettings } from "./link-settings";

const TABS: Array<[string, TextKey]> = [
  ["overview", "link.overview"],
  ["mapping", "link.mapping"],
  ["preview", "link.preview"],
  ["settings", "link.settings"],
];

/** A link whole: how it is, its names, what would be done, and its terms. */
export default function LinkPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const link = useLink(id);
  const [chosen] = useParameter("tab");
  const tab = TABS.find(([each]) => each === chosen)?.[0] ?? "overview";
  const owner = useMay(useProject(link.data?.projectId).data)("owner");
  if (!link.data) {
    return (
      <Page title={t("operation.link")}>
        {link.isError ? (
          <Failed error={link.error} retry={() => void link.refetch()} />
        ) : (
          <Loading what={t("links.reading")} />
        )}
      </Page>
    );
  }
  const name = linkName(link.data);
  const health = HEALTH[link.data.health] ?? HEALTH.behind;
  return (
    <Page
      title={`${link.data.projectName} ${flow(link.data).sign} ${name}`}
      aside={
        <Chip tone={health.tone} icon={health.icon}>
          {word("health", link.data.health)}
        </Chip>
      }
      actions={<LinkActions link={link.data} name={name} />}
    >
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <p role="status" className="min-w-0 wrap-anywhere">
          {link.data.reason ?? t("link.fine", { words: flow(link.data).words })}
        </p>
        <HealthButton link={link.data} owner={owner} />
      </div>
      <nav aria-label={t("link.nav")} className="mb-4 border-b border-line">
        <ul className="flex gap-1 overflow-x-auto">
          {TABS.map(([each, text]) => (
            <li key={each}>
              <Place
                to={each === "overview" ? `/links/${id}` : `/links/${id}?tab=${each}`}
                current={each === tab}
                className={`block border-b-2 px-2.5 py-1.5 text-sm -outline-offset-2 ${each === tab ? "border-accent font-medium" : "border-transparent text-soft hover:text-ink"}`}
              >
                {t(text)}
              </Place>
            </li>
          ))}
        </ul>
      </nav>
      {tab === "overview" && <LinkOverview link={link.data} owner={owner} />}
      {tab === "mapping" && <MappingTab link={link.data} owner={owner} />}
      {tab === "preview" && <PreviewTab link={link.data} owner={owner} />}
      {tab === "settings" && <LinkSettings key={id} link={link.data} owner={owner} />}
    </Page>
  );
}
