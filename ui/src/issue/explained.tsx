import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "../api/queries";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Ago, Failed } from "../components/parts";
import { t, word } from "../lib/t";

/** Why it is as it is: what was done and decided, and what it waits for, in plain words. Read when somebody asks. */
export function Explained({ issue }: { issue: string }) {
  const [open, setOpen] = useState(false);
  const told = useInfiniteQuery({
    queryKey: [...keys.issue(issue), "explain"],
    queryFn: ({ pageParam }) => work.explain(issue, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
    enabled: open,
  });
  const items = told.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="explained">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="explained" className="text-sm font-semibold">
          {t("explain.title")}
        </h2>
        <Button look="quiet" onPress={() => setOpen(!open)}>
          {t(open ? "explain.hide" : "explain.show")}
        </Button>
      </div>
      {open && told.isError && <Failed error={told.error} retry={() => void told.refetch()} />}
      {open && told.data && items.length === 0 && <p className="text-sm text-soft">{t("explain.none")}</p>}
      {open && (
        <ol className="flex flex-col gap-2 border-l border-line pl-3 text-sm">
          {items.map((each) => (
            <li key={`${each.at} ${each.operationId} ${each.sentence}`} className="min-w-0 wrap-anywhere">
              <p>
                {each.place && !each.sentence.includes(each.place) && (
                  <span className="text-soft">{each.place}: </span>
                )}
                {each.sentence}{" "}
                {each.state && <span className="text-soft">({word("operation-state", each.state)})</span>}{" "}
                <Ago time={each.at} className="text-soft" />
              </p>
              {each.hint && <p className="font-medium">{each.hint}</p>}
              {each.steps.map((step) => (
                <p key={step.at + step.sentence} className="text-soft">
                  {step.sentence}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
      {open && told.hasNextPage && (
        <Button look="quiet" onPress={() => void told.fetchNextPage()} pending={told.isFetchingNextPage}>
          {t("older")}
        </Button>
      )}
    </section>
  );
}
