package dev.lockstep.simulator;

import org.jsoup.nodes.Entities;

/** The page that {@code html_url} leads to, so that a person can look at what the API says. Public repositories only. */
record GitHubBrowsing() {
    private static final String STYLE = "body{font:16px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}"
            + "pre{white-space:pre-wrap;font:inherit;border-left:3px solid #ccc;padding-left:1rem}small{color:#666}";

    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /{owner}/{repo}/issues/{number}", this::page)
                .on("GET /{owner}/{repo}/pull/{number}", this::page);
    }

    private Answer page(GitHubCall call) {
        var repository = call.repository();
        var issue = call.issue(repository);
        var page = new StringBuilder("<!doctype html><meta charset=utf-8><style>" + STYLE + "</style>");
        page.append("<small>simulated ").append(safe(repository.fullName())).append("</small>");
        page.append("<h1>")
                .append(safe(issue.title()))
                .append(" #")
                .append(issue.number())
                .append("</h1><p>");
        page.append(issue.open() ? "open" : "closed, " + issue.stateReason());
        issue.labels().forEach(label -> page.append(" · ").append(safe(label)));
        page.append("</p>");
        text(page, issue.author(), issue.body() == null ? "" : issue.body());
        repository.commentsOf(issue.number()).forEach(comment -> text(page, comment.author(), comment.body()));
        return Answer.text(200, "text/html; charset=utf-8", page.toString());
    }

    private static void text(StringBuilder page, String author, String text) {
        page.append("<h4>")
                .append(safe(author))
                .append("</h4><pre>")
                .append(safe(text))
                .append("</pre>");
    }

    private static String safe(String text) {
        return Entities.escape(text);
    }
}
