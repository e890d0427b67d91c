import { Pause as PauseIcon } from "lucide-react";
import { usePauses } from "../api/operation-queries";
import { operations } from "../api/operations";
import { useConnections } from "../api/sync-queries";
import type { Link, Pause } from "../api/types";
import { ActionMenu } from "../components/action-menu";
import { Button } from "../components/button";
import { Ago } from "../components/parts";
import { linkName } from "../components/tracker";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

type Target = Pick<Pause, "scope" | "target">;

/** Everything, one connection or one link. */
export function PauseMenu({ links }: { links: Link[] }) {
  const connections = useConnections().data?.items ?? [];
  const paused = usePauses().data?.items ?? [];
  const pause = useSend(
    ({ scope, target }: Target) => operations.pause(scope, target ?? null, t("pauses.reason")),
    { say: () => t("pauses.paused") },
  );
  const is = (scope: string, target?: string) =>
    paused.some((each) => each.scope === scope && (each.target ?? undefined) === target);
  return (
    <ActionMenu
      label={t("pauses.pause")}
      shortcut="p"
      icon={<PauseIcon size={16} aria-hidden />}
      actions={[
        { id: "all", text: t("pauses.all"), disabled: is("all") },
        ...connections.map(({ id, name }) => ({
          id: `connection ${id}`,
          text: t("pauses.connection", { name }),
          disabled: is("connection", id),
        })),
        ...links.map((link) => ({
          id: `link ${link.id}`,
          text: t("pauses.link", { name: linkName(link) }),
          disabled: link.health === "paused" || is("link", link.id),
        })),
      ]}
      onAction={(id) => {
        const [scope = "all", target] = id.split(" ");
        pause.send({ scope: scope as Pause["scope"], target: target ?? null });
      }}
    />
  );
}

/** What is stopped, by whom and why; and the way on. */
export function Pauses({ links }: { links: Map<string, Link> }) {
  const paused = usePauses().data?.items ?? [];
  const connections = useConnections().data?.items ?? [];
  const resume = useSend((pause: Target) => operations.resume(pause), { say: () => t("pauses.resumed") });
  if (paused.length === 0) return null;
  const nameOf = ({ scope, target }: Target) => {
    const link = links.get(target ?? "");
    if (scope === "all") return t("pauses.everything");
    if (scope === "issue") return t("pauses.an-issue");
    return link
      ? linkName(link)
      : (connections.find(({ id }) => id === target)?.name ?? t("operation.no-link"));
  };
  return (
    <ul className="mb-4 flex flex-col gap-2">
      {paused.map((pause) => (
        <li
          key={pause.scope + pause.target}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warn-line bg-warn-soft px-4 py-2 text-sm"
        >
          <p className="min-w-0 flex-1 basis-60 text-warn wrap-anywhere">
            {t("pauses.is", { what: nameOf(pause), by: pause.by, reason: pause.reason })}{" "}
            <Ago time={pause.at} />
          </p>
          <Button
            onPress={() => resume.send(pause)}
            pending={resume.pending}
            label={t("pauses.resume-of", { what: nameOf(pause) })}
          >
            {t("pauses.resume")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
