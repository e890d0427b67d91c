import { useLinks } from "../api/queries";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading, Section } from "../components/parts";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { LinkRow } from "./link-row";

export function Links() {
  const links = useLinks();
  const items = links.data?.items ?? [];
  return (
    <Section title={t("links.links")} id="links" aside={items.length > 0 && <span>{summary(items)}</span>}>
      {links.isPending && <Loading what={t("links.reading")} />}
      {links.isError && !links.data && <Failed error={links.error} retry={() => void links.refetch()} />}
      {links.data &&
        (items.length === 0 ? (
          <Empty
            action={
              <Button look="primary" onPress={() => go("/links/new")}>
                {t("setup.title")}
              </Button>
            }
          >
            {t("setup.empty")}
          </Empty>
        ) : (
          <Card>
            <ul className="divide-y divide-line">
              {items.map((link) => (
                <LinkRow key={link.id} link={link} />
              ))}
            </ul>
          </Card>
        ))}
    </Section>
  );
}

function summary(links: Link[]): string {
  if (links.length === 1) return "";
  const trouble = links.filter((link) => link.health === "needs-you").length;
  if (trouble > 0) return t("links.trouble", { trouble, n: links.length });
  const inStep = links.filter((link) => link.health === "in-step").length;
  return t(inStep === links.length ? "links.all-in-step" : "links.in-step", { inStep, n: links.length });
}
