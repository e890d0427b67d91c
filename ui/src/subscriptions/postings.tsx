import { useQuery } from "@tanstack/react-query";
import { admin } from "../api/admin";
import { usePollMs } from "../api/queries";
import type { Posting } from "../api/types";
import { Button } from "../components/button";
import { Ago, Failed } from "../components/parts";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";

/** What was sent lately, what came of it, and once more. */
export function Postings({ project, subscription }: { project: string | null; subscription: string }) {
  const postings = useQuery({
    queryKey: ["subscriptions", project, subscription],
    queryFn: () => admin.postings(project, subscription),
    refetchInterval: usePollMs(),
  });
  const items = postings.data?.items ?? [];
  return (
    <div className="mt-2 border-t border-line pt-2">
      {postings.isError && <Failed error={postings.error} retry={() => void postings.refetch()} />}
      {postings.data && items.length === 0 && <p className="text-soft">{t("postings.none")}</p>}
      <ul className="flex flex-col gap-1">
        {items.map((posting) => (
          <PostingLine key={posting.id} project={project} subscription={subscription} posting={posting} />
        ))}
      </ul>
    </div>
  );
}

function PostingLine(props: { project: string | null; subscription: string; posting: Posting }) {
  const { project, subscription, posting } = props;
  const again = useSend(() => admin.postAgain(project, subscription, posting.id), {
    say: () => t("postings.sent-again"),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3">
      <span className={posting.state === "failed" ? "text-bad" : "text-soft"}>
        {word("posting", posting.state)}
      </span>
      <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{posting.type}</span>
      <span className="text-soft">
        {posting.status ? `HTTP ${posting.status}` : (posting.said ?? "")}
        {posting.attempts > 1 && ` · ${t("postings.attempts", { n: posting.attempts })}`}
      </span>
      <Ago time={posting.createdAt} className="text-soft" />
      <Button
        look="quiet"
        onPress={() => again.send()}
        pending={again.pending}
        label={t("postings.again-of", { type: posting.type })}
      >
        {t("postings.again")}
      </Button>
    </li>
  );
}
