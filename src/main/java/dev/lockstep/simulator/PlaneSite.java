package dev.lockstep.simulator;

import java.util.List;

/** Signs callers in, keeps the limit, insists on the trailing slash, finds the route. */
final class PlaneSite implements Site {
    private final PlaneWorld world;
    private final PlaneLimits limits;
    private final Routes<PlaneCall> routes;
    private final PlaneBrowsing browsing;
    private volatile PlaneEdition edition = PlaneEdition.BOTH;

    PlaneSite(PlaneWorld world, PlaneLimits limits, Routes<PlaneCall> routes) {
        this.world = world;
        this.limits = limits;
        this.routes = routes;
        this.browsing = new PlaneBrowsing(world);
    }

    void edition(PlaneEdition which) {
        edition = which;
    }

    @Override
    public String route(Request request) {
        return routes.find(request.method(), request.segments())
                .map(Routes.Match::pattern)
                .orElse(request.method() + " ?");
    }

    @Override
    public Answer rateLimited() {
        synchronized (world) {
            return limits.throttled();
        }
    }

    @Override
    public boolean isLimit(Answer answer) {
        return answer.status() == 429;
    }

    @Override
    public Answer answer(Request request) {
        try {
            var page = browsing.page(request);
            if (page.isPresent()) {
                return page.get();
            }
            var segments = request.segments();
            if (!request.path().endsWith("/")) {
                return withoutSlash(request);
            }
            if (!edition.serves(segments)) {
                throw PlaneErrors.pageNotFound();
            }
            return signedIn(request, segments);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    /** Django sends readers on; a write has lost its body by then. */
    private static Answer withoutSlash(Request request) {
        if (!request.reads()) {
            throw PlaneErrors.pageNotFound();
        }
        return Answer.empty(301).with("Location", request.path() + "/");
    }

    private Answer signedIn(Request request, List<String> segments) {
        var match = routes.find(request.method(), segments).orElseThrow(() -> noRoute(segments));
        var key = request.header("X-API-Key");
        if (key == null) {
            throw PlaneErrors.detail(403, "Authentication credentials were not provided.");
        }
        PlaneUser user;
        synchronized (world) {
            user = world.keyOwner(key).orElseThrow(() -> PlaneErrors.detail(403, "Given API token is not valid"));
            var refused = limits.spend(key);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        var answer = called(match, new PlaneCall(world, request, match.params(), user));
        synchronized (world) {
            return limits.onAnswer(key, answer);
        }
    }

    private Refusal noRoute(List<String> segments) {
        return routes.knowsPath(segments) ? PlaneErrors.detail(405, "Method not allowed.") : PlaneErrors.pageNotFound();
    }

    private Answer called(Routes.Match<PlaneCall> match, PlaneCall call) {
        try {
            // Creating an item takes the lock itself: its race window lies outside.
            if (match.pattern().matches("POST .*/(work-items|issues)")) {
                return match.action().apply(call);
            }
            synchronized (world) {
                return match.action().apply(call);
            }
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }
}
