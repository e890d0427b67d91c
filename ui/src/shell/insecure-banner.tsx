import { ShieldAlert } from "lucide-react";
import { t } from "../lib/t";

const OWN_MACHINE = /^(localhost|127\..*|\[::1\])$/;

/** True where somebody on the way could read what is sent. */
export function overheard({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
  return protocol === "http:" && !OWN_MACHINE.test(hostname);
}

/** Stays as long as it is so. `told`: what the server wants every page to show. */
export function InsecureBanner({ told }: { told: string | null }) {
  if (told === null && !overheard(window.location)) return null;
  return (
    <div role="note" className="border-b border-warn-line bg-warn-soft text-warn">
      <p className="mx-auto flex max-w-640 items-start gap-2 px-3 py-2 text-sm sm:px-6">
        <ShieldAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
        {told ?? t("insecure.here")}
      </p>
    </div>
  );
}
