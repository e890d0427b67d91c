import { useLinks } from "../api/queries";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading, Section } from "../components/parts";
import { plural } from "../lib/format";
import { HEALTH } from "./health";
import { LinkRow } from "./link-row";

export function Links() {
  const links = useLinks();
  const items = links.data?.items ?? [];
  return (
    <Section title="Links" id="links" aside={items.length > 0 && <span>{summary(items)}</span>}>
      {links.isPending && <Loading what="the links" />}
      {links.isError && !links.data && <Failed error={links.error} retry={() => void links.refetch()} />}
      {links.data &&
        (items.length === 0 ? (
          <Empty
            action={<Button onPress={() => window.open("/swagger-ui.html", "_self")}>Open the API</Button>}
          >
            No link yet. Set GITHUB_* and PLANE_* and start again, or create a link through the API.
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
  if (trouble > 0)
    return `${trouble} of ${plural(links.length, "link")} ${trouble === 1 ? "needs" : "need"} you`;
  const inStep = links.filter((link) => link.health === "in-step").length;
  return inStep === links.length
    ? `${plural(links.length, "link")}, all ${HEALTH["in-step"].word.toLowerCase()}`
    : `${inStep} of ${plural(links.length, "link")} in step`;
}
