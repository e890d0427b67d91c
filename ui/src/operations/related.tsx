import { useOperations } from "../api/operation-queries";
import type { Link, Operation } from "../api/types";
import { Button } from "../components/button";
import { Ago } from "../components/parts";
import { Place } from "../components/place";
import { linkName } from "../components/tracker";
import { t, word } from "../lib/t";
import { Part } from "./part";
import { action } from "./states";
import { addressOf } from "./use-filter";

const SHOWN = 8;

/** What else was asked for the same issue. */
export function Related({
  operation,
  links,
  onOpen,
}: {
  operation: Operation;
  links: Map<string, Link>;
  onOpen: (id: string) => void;
}) {
  const list = useOperations({ resource: operation.issueId }, SHOWN + 1);
  const others = (list.data?.items ?? []).filter(({ id }) => id !== operation.id).slice(0, SHOWN);
  return (
    <Part title={t("operation.related")}>
      {list.data && others.length === 0 && <p className="text-soft">{t("operation.related-none")}</p>}
      <ul className="flex flex-col gap-1">
        {others.map((other) => {
          const link = links.get(other.linkId);
          return (
            <li key={other.id} className="flex flex-wrap items-center gap-x-2">
              <Button look="quiet" onPress={() => onOpen(other.id)}>
                {action(other)}
              </Button>
              <span className="text-soft">
                {word("operation-state", other.state)}
                {link && `, ${linkName(link)}`}
              </span>
              <Ago time={other.createdAt} className="text-soft" />
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <p className="mt-2">
          <Place
            to={addressOf({ issue: operation.issueId })}
            className="inline-block py-1 text-accent underline underline-offset-2"
          >
            {t("operation.related-all")}
          </Place>
        </p>
      )}
    </Part>
  );
}
