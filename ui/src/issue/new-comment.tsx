import { useState } from "react";
import { work } from "../api/work";
import { Button } from "../components/button";
import { MarkdownField } from "../components/markdown-field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { useDraft } from "./use-draft";

export function NewComment({ issue }: { issue: string }) {
  const [text, setText] = useDraft(`comment.${issue}`);
  const [round, setRound] = useState(0);
  const add = useSend(() => work.comment(issue, text), {
    after: () => {
      setText("");
      setRound(round + 1);
    },
    fields: ["body"],
  });
  return (
    <div className="flex flex-col gap-2">
      <MarkdownField
        key={round}
        label={t("comment.new")}
        value={text}
        onChange={setText}
        rows={4}
        error={add.errorOf("body")}
      />
      <div>
        <Button look="primary" onPress={() => add.send()} pending={add.pending} disabled={text.trim() === ""}>
          {t("comment.send")}
        </Button>
      </div>
    </div>
  );
}
