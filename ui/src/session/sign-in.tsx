import { useState } from "react";
import { Button } from "../components/button";
import { t } from "../lib/t";
import { Forgotten } from "./forgotten";
import { Providers } from "./providers";
import { SignInForm } from "./sign-in-form";

/** Nobody is signed in: the whole page is this. */
export default function SignIn({ onDone }: { onDone: () => void }) {
  const [forgotten, setForgotten] = useState(false);
  return (
    <main className="mx-auto mt-[10vh] max-w-sm px-4 pb-16">
      <h1 className="mb-5 text-xl font-semibold tracking-tight">{t("sign-in.title")}</h1>
      {forgotten ? (
        <Forgotten onBack={() => setForgotten(false)} />
      ) : (
        <>
          <SignInForm onDone={onDone} />
          <Providers />
          <div className="mt-3 flex flex-wrap items-center justify-center gap-x-2">
            <Button look="quiet" onPress={() => setForgotten(true)}>
              {t("sign-in.forgotten")}
            </Button>
          </div>
        </>
      )}
      <details className="mt-8 border-t border-line pt-4 text-sm text-soft">
        <summary className="cursor-default">{t("sign-in.first")}</summary>
        <p className="mt-2">{t("sign-in.first-how")}</p>
        <p className="mt-2">{t("sign-in.terminal")}</p>
        <pre className="mt-2 overflow-x-auto rounded-lg border border-line bg-raised px-3 py-2 font-mono text-xs">
          {window.location.origin}/sign-in?code=…
        </pre>
      </details>
    </main>
  );
}
