import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { guide, health } from "../api/guide";
import { useLiveState } from "../api/live";
import { useMe } from "../api/queries";
import { Chip } from "../components/chip";
import { Markdown } from "../components/markdown";
import { Page } from "../components/page";
import { Place } from "../components/place";
import { t } from "../lib/t";

const HEALTH_EVERY_MS = 30_000;

/** Which version this is, whether it is well, and what it is made of. */
export default function AboutPage() {
  const me = useMe().data;
  const live = useLiveState();
  const state = useQuery({
    queryKey: ["health"],
    queryFn: health,
    refetchInterval: HEALTH_EVERY_MS,
    retry: false,
  });
  const licences = useQuery({
    queryKey: ["guide", "licences"],
    queryFn: () => guide.page("licences"),
    staleTime: Infinity,
  });
  const up = state.data === "up";
  return (
    <Page title={t("about.title")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-2 text-sm">
        <Row name={t("about.version")}>{me?.version}</Row>
        <Row name={t("about.health")}>
          {!state.isPending && (
            <Chip tone={up ? "good" : "bad"} icon={up ? CircleCheck : CircleAlert}>
              {up ? t("about.up") : t("about.down", { state: state.data ?? t("about.no-answer") })}
            </Chip>
          )}
        </Row>
        <Row name={t("about.live")}>{t(`live.${live}-means`)}</Row>
        <Row name={t("about.licence")}>Apache 2.0</Row>
        <Row name={t("about.more")}>
          <Place to="/guide">{t("guide.title")}</Place>
          {me?.admin && (
            <>
              {" · "}
              <a href="/swagger-ui.html" className="text-accent underline underline-offset-2">
                {t("about.api")}
              </a>
            </>
          )}
        </Row>
      </dl>
      <section className="mt-8" aria-label={t("about.made-of")}>
        {licences.data && (
          <Markdown html={licences.data.html.replace(/^<h1>.*?<\/h1>/, `<h2>${t("about.made-of")}</h2>`)} />
        )}
      </section>
    </Page>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
