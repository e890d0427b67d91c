import { Button } from "./components/button";

export function SignedOut({ retry }: { retry: () => void }) {
  return (
    <section aria-labelledby="signed-out" className="mx-auto mt-[14vh] max-w-md">
      <h2 id="signed-out" className="text-xl font-semibold tracking-tight">
        You are signed out
      </h2>
      <p className="mt-3 text-soft">
        With an account,{" "}
        <a href="/log-in" className="text-accent underline">
          log in here
        </a>
        .
      </p>
      <p className="mt-3 text-soft">
        When Lockstep starts, it prints an address in the terminal. Open that address in this browser and you
        are signed in. It works once.
      </p>
      <pre className="mt-4 overflow-x-auto rounded-lg border border-line bg-raised px-4 py-3 font-mono text-xs">
        {window.location.origin}/sign-in?code=…
      </pre>
      <p className="mt-4 text-soft">No longer in the terminal? Start Lockstep again; it prints a new one.</p>
      <div className="mt-5">
        <Button onPress={retry}>I have signed in</Button>
      </div>
    </section>
  );
}
