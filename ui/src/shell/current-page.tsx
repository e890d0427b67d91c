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
      <route.page key={path} parts={route.parts} />
    </Suspense>
  );
}
