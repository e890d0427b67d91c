import { useMe } from "../api/queries";
import type { Issue } from "../api/types";
import { t } from "../lib/t";
import { CommentItem } from "./comment-item";
import { NewComment } from "./new-comment";

/** Everybody's, oldest first, wherever they were written. */
export function Comments({
  issue,
  mayComment,
  mayRule,
}: {
  issue: Issue;
  mayComment: boolean;
  mayRule: boolean;
}) {
  const me = useMe().data;
  const comments = issue.comments ?? [];
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="mb-2 text-sm font-semibold">
        {t("issue.comments", { n: comments.length })}
      </h2>
      {comments.length > 0 && (
        <ol className="mb-4 flex flex-col gap-3">
          {comments.map((comment) => {
            const own = comment.author?.place === "lockstep" && comment.author.id === (me?.id ?? "admin");
            return (
              <CommentItem
                key={comment.id}
                comment={comment}
                editable={!issue.deletedAt && (mayRule || (own && mayComment))}
              />
            );
          })}
        </ol>
      )}
      {mayComment && !issue.deletedAt && <NewComment issue={issue.id} />}
    </section>
  );
}
