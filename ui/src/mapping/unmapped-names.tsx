import { useQuery } from "@tanstack/react-query";
import { usePollMs } from "../api/queries";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import { Card, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { NewName } from "./new-name";
import { UnmappedName } from "./unmapped-name";

interface Props {
  link: Link;
  kind: "user" | "label";
  owner: boolean;
  /** What is said where all have a name. */
  none: string;
}

/** Who or what is on issues here and has no name there, and a name for others besides. */
export function UnmappedNames({ link, kind, owner, none }: Props) {
  const unmapped = useQuery({
    queryKey: ["unmapped", link.id, kind],
    queryFn: () => sync.unmapped(link.id, kind),
    refetchInterval: usePollMs(),
  });
  const items = unmapped.data?.items ?? [];
  return (
    <div className="flex flex-col gap-3">
      {unmapped.isPending && <Loading what={t("mapping.reading")} />}
      {unmapped.isError && !unmapped.data && (
        <Failed error={unmapped.error} retry={() => void unmapped.refetch()} />
      )}
      {unmapped.data && items.length === 0 && <p className="text-sm text-soft">{none}</p>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((each) => (
              <UnmappedName key={each.name} link={link} unmapped={each} owner={owner} />
            ))}
          </ul>
        </Card>
      )}
      {owner && <NewName link={link} kind={kind} />}
    </div>
  );
}
