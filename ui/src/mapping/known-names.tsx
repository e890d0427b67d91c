import { useQuery } from "@tanstack/react-query";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import type { MappingView } from "../api/wire";
import { Button } from "../components/button";
import { Card, Failed, Loading } from "../components/parts";
import { personName } from "../issue/words";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { useRemote } from "./remote-names";

/** The names that were given. What was called so stays as it is when one is taken away. */
export function KnownNames({ link, owner }: { link: Link; owner: boolean }) {
  const mappings = useQuery({ queryKey: ["mappings", link.id], queryFn: () => sync.mappings(link.id) });
  // Who may set states sees them above.
  const items = (mappings.data?.items ?? []).filter((each) => !(owner && each.kind === "state"));
  if (mappings.isPending) return <Loading what={t("mapping.reading")} />;
  if (mappings.isError) return <Failed error={mappings.error} retry={() => void mappings.refetch()} />;
  if (items.length === 0) return <p className="text-sm text-soft">{t("mapping.none")}</p>;
  return (
    <Card>
      <ul className="divide-y divide-line">
        {items.map((each) => (
          <Known key={each.id} link={link} mapping={each} owner={owner} />
        ))}
      </ul>
    </Card>
  );
}

function Known(props: { link: Link; mapping: MappingView; owner: boolean }) {
  const { id, kind, hub, remote } = props.mapping;
  const remove = useSend(() => sync.unmap(props.link.id, id));
  const { picks } = useRemote(props.link, "user", props.owner && kind === "user");
  const there = picks.find((each) => each.key === remote)?.name ?? remote;
  const here = kind === "user" ? personName(hub) : kind === "state" ? word("state", hub) : hub;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="text-soft">{word("mapping-kind", kind)}</span>
      <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
        {here} <span aria-hidden>⇄</span> <span title={remote}>{there}</span>
      </span>
      {props.owner && (
        <Button
          look="quiet"
          onPress={() => remove.send()}
          pending={remove.pending}
          label={t("mapping.remove-of", { name: here })}
        >
          {t("mapping.remove")}
        </Button>
      )}
    </li>
  );
}
