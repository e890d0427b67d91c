import { Suspense } from "react";
import { usePath } from "../lib/address";
import { t } from "../lib/t";
import { NotFound } from "./not-found";
import { routeOf } from "./routes";

export function CurrentPage() {
  const path = usePath();
  const route = routeOf(path);
  if (!route) return <NotFound />;
  return (
    <Suspense fallback={<p className="pt-6 text-sm text-soft">{t("loading")}</p>}>
      <div className={route.wide ? "" : "max-w-5xl"}>
        <route.page key={path} parts={route.parts} />
      </div>
    </Suspense>
  );
}
