package dev.lockstep.simulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs callers in, keeps limits, finds the route, answers conditional requests. */
final class GitHubSite implements Site {
    private final GitHubWorld world;
    private final GitHubLimits limits;
    private final Routes<GitHubCall> routes;

    GitHubSite(GitHubWorld world, GitHubLimits limits, Routes<GitHubCall> routes) {
        this.world = world;
        this.limits = limits;
        this.routes = routes;
    }

    @Override
    public String route(Request request) {
        synchronized (world) {
            return routes.find(request.method(), segments(request))
                    .map(Routes.Match::pattern)
                    .orElse(request.method() + " ?");
        }
    }

    @Override
    public Answer rateLimited() {
        synchronized (world) {
            return limits.tooFast();
        }
    }

    @Override
    public boolean isLimit(Answer answer) {
        return answer.status() == 403 && Json.text(answer.body()).contains("rate limit");
    }

    @Override
    public Answer answer(Request request) {
        synchronized (world) {
            var answer = guarded(request);
            return answer.with(
                            "X-GitHub-Request-Id",
                            world.newGuid().substring(0, 18).toUpperCase(java.util.Locale.ROOT))
                    .with("X-GitHub-Media-Type", "github.v3; format=json")
                    .with("x-github-api-version-selected", "2022-11-28");
        }
    }

    private Answer guarded(Request request) {
        try {
            var token = token(request);
            var refused = limits.check(token, request);
            if (refused.isPresent()) {
                return refused.get();
            }
            var answer = conditional(request, routed(request, token));
            if (!request.path().equals("/rate_limit")) {
                limits.count(token, request, answer);
            }
            return limits.budget(token).on(answer);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer routed(Request request, @Nullable GitHubToken token) {
        var segments = segments(request);
        try {
            var match = routes.find(request.method(), segments).orElseThrow(GitHubErrors::notFound);
            var moved = moved(request, match.params());
            return moved != null ? moved : match.action().apply(new GitHubCall(world, request, match.params(), token));
        } catch (Refusal refusal) {
            // Refused requests cost as much as others.
            return refusal.answer();
        }
    }

    /** A renamed repository answers with its lasting address. */
    private @Nullable Answer moved(Request request, Map<String, String> params) {
        var name = params.getOrDefault("owner", "") + "/" + params.getOrDefault("repo", "");
        if (world.repository(name).isPresent() || world.formerly(name).isEmpty()) {
            return null;
        }
        long id = world.formerly(name).get().id;
        var rest = request.segments().stream().skip(3).map(GitHubLinks::encoded).toList();
        var location = "/repositories/" + id + (rest.isEmpty() ? "" : "/" + String.join("/", rest));
        return GitHubErrors.answer(request.reads() ? 301 : 307, "Moved Permanently")
                .with("Location", location);
    }

    private @Nullable GitHubToken token(Request request) {
        var header = request.header("Authorization");
        if (header == null) {
            return null;
        }
        var value = header.replaceFirst("(?i)^(bearer|token) ", "");
        boolean jwt = value.chars().filter(c -> c == '.').count() == 2;
        return jwt && request.path().matches("/app(/.*)?|/repos/.*/installation")
                ? null
                : world.token(value).orElseThrow(() -> GitHubErrors.refusal(401, "Bad credentials"));
    }

    /** {@code /repositories/{id}/...} is another name of {@code /repos/{owner}/{repo}/...}; GHE has {@code /api/v3}. */
    private List<String> segments(Request request) {
        var parts = request.segments();
        if (parts.size() > 2 && parts.get(0).equals("api") && parts.get(1).equals("v3")) {
            parts = parts.subList(2, parts.size());
        }
        if (parts.size() < 2
                || !parts.get(0).equals("repositories")
                || !parts.get(1).matches("\\d{1,18}")) {
            return parts;
        }
        var rest = parts.subList(2, parts.size());
        return world.repository(Long.parseLong(parts.get(1)))
                .map(repository -> {
                    var named = new ArrayList<>(List.of("repos", repository.owner.login(), repository.name));
                    named.addAll(rest);
                    return (List<String>) named;
                })
                .orElse(parts);
    }

    private static Answer conditional(Request request, Answer answer) {
        if (!request.reads() || answer.status() != 200) {
            return answer;
        }
        var tag = "W/\"" + digest(answer.body()) + "\"";
        boolean same = tag.equals(request.header("If-None-Match"));
        return (same ? Answer.empty(304) : answer)
                .with("ETag", tag)
                .with("Cache-Control", "private, max-age=60, s-maxage=60");
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
