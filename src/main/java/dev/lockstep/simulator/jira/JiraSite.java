package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Refusal;
import dev.lockstep.simulator.Request;
import dev.lockstep.simulator.Routes;
import dev.lockstep.simulator.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs callers in, keeps limits, finds the route. */
final class JiraSite implements Site {
    private final JiraWorld world;
    private final JiraLimits limits;
    private final Routes<JiraCall> routes;

    JiraSite(JiraWorld world, JiraLimits limits, Routes<JiraCall> routes) {
        this.world = world;
        this.limits = limits;
        this.routes = routes;
    }

    @Override
    public String route(Request request) {
        return routes.find(request.method(), below(request.segments()))
                .map(Routes.Match::pattern)
                .orElse(request.method() + " ?");
    }

    /** Without {@code /rest/api/N}, where that is an API of this edition. */
    private List<String> below(List<String> parts) {
        boolean api =
                parts.size() > 3 && parts.get(0).equals("rest") && parts.get(1).equals("api");
        return api && world.edition.serves(parts.get(2), parts.subList(3, parts.size()))
                ? parts.subList(3, parts.size())
                : parts;
    }

    @Override
    public Answer rateLimited() {
        synchronized (world) {
            return limits.refused(1, "jira-burst-based");
        }
    }

    @Override
    public boolean isLimit(Answer answer) {
        return answer.status() == 429;
    }

    @Override
    public Answer answer(Request request) {
        synchronized (world) {
            var header = request.header("Authorization");
            var user = header == null ? null : world.owner(header);
            boolean failed = header != null && user == null;
            try {
                var answer = answered(request, user, failed);
                // The Cloud goes on as if nobody had signed in, and only this header tells.
                return answer.with("X-Seraph-LoginReason", failed ? "AUTHENTICATED_FAILED" : "OK");
            } catch (Refusal refusal) {
                return refusal.answer().with("X-Seraph-LoginReason", failed ? "AUTHENTICATED_FAILED" : "OK");
            }
        }
    }

    private Answer answered(Request request, @Nullable JiraUser user, boolean failed) {
        var segments = below(request.segments());
        var match = routes.find(request.method(), segments).orElseThrow(() -> noRoute(segments));
        boolean open = match.pattern().equals("GET /serverInfo");
        if (user == null
                && !open
                && (!world.edition.cloud()
                        || !request.reads() && !match.pattern().contains("search"))) {
            throw JiraErrors.signIn();
        }
        var issue = world.issue(match.params().getOrDefault("issue", ""))
                .map(JiraIssue::id)
                .orElse("");
        var refused = limits.spend(request.method(), issue);
        if (refused.isPresent()) {
            return refused.get();
        }
        return match.action().apply(new JiraCall(world, request, match.params(), user));
    }

    private Refusal noRoute(List<String> segments) {
        return routes.knowsPath(segments)
                ? JiraErrors.refusal(405, "Method Not Allowed")
                : new Refusal(
                        Answer.text(404, "text/html", "<html><body>Oops, you've found a dead link.</body></html>"));
    }
}
