import { useQuery } from "@tanstack/react-query";
import { keys } from "../api/queries";
import { work } from "../api/work";
import { Page } from "../components/page";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { Place } from "../components/place";
import { t, word } from "../lib/t";
import { useParameter } from "../lib/url";

export default function SearchPage() {
  const [q] = useParameter("q");
  const found = useQuery({
    queryKey: [...keys.issues, "search", q],
    queryFn: () => work.search(q ?? ""),
    enabled: !!q,
  });
  const items = found.data?.items ?? [];
  return (
    <Page title={t("search.title", { q: q ?? "" })}>
      {found.isLoading && <Loading what={t("search.reading")} />}
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <Empty>{t("search.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map(({ issue, commentId }) => (
              <li
                key={issue.id + commentId}
                className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5 text-sm"
              >
                <Place
                  to={`/issues/${issue.id}`}
                  className="min-w-0 flex-1 basis-60 wrap-anywhere hover:underline"
                >
                  <span className="mr-1.5 text-soft tabular-nums">#{issue.number}</span>
                  {issue.title}
                </Place>
                {commentId && <span className="text-soft">{t("search.in-comment")}</span>}
                <span className="text-soft">{word("state", issue.state)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
