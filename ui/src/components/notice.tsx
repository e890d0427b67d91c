import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { t } from "../lib/t";
import { IconButton } from "./button";
import { CodeLink } from "./code-link";

type Tone = "done" | "error";
/** `code` names a refusal that the guide knows. */
type Say = (tone: Tone, text: string, code?: string) => void;

const SHOWN_MS = 6000;
const Context = createContext<Say>(() => {});

/** Says in one sentence how an action went, on the page and to screen readers. */
export function useNotice(): Say {
  return useContext(Context);
}

export function NoticeArea({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<{ tone: Tone; text: string; code: string | undefined } | null>(null);
  const say = useCallback<Say>((tone, text, code) => setNotice({ tone, text, code }), []);
  useEffect(() => {
    // An error stays until it is closed.
    if (notice?.tone !== "done") return;
    const timer = setTimeout(() => setNotice(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <Context value={say}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4 [body:has([role=toolbar])_&]:bottom-20"
      >
        {notice && (
          <div className="pointer-events-auto flex max-w-lg items-center gap-2.5 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-lg">
            {notice.tone === "done" ? (
              <CircleCheck size={16} aria-hidden className="shrink-0 text-good" />
            ) : (
              <CircleAlert size={16} aria-hidden className="shrink-0 text-bad" />
            )}
            <span className="min-w-0 py-1 wrap-anywhere">
              {notice.text} <CodeLink code={notice.code} />
            </span>
            <IconButton label={t("notice.close")} onPress={() => setNotice(null)}>
              <X size={16} aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
    </Context>
  );
}
