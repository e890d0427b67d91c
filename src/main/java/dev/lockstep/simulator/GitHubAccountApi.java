package dev.lockstep.simulator;

/** Who the caller is, what a repository is, how much may still be asked. */
record GitHubAccountApi(
        GitHubRepositoryJson repositories, GitHubUserJson users, GitHubLimits limits, GitHubPages pages) {
    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /user", this::user)
                .on("GET /user/repos", this::reached)
                .on("GET /users/{login}", this::someone)
                .on("GET /rate_limit", this::rateLimit)
                .on("GET /repos/{owner}/{repo}", this::repository)
                .on("GET /repos/{owner}/{repo}/assignees", this::assignees);
    }

    private Answer user(GitHubCall call) {
        var user = call.world().user(call.actor());
        if (user.type().equals("Bot")) {
            throw GitHubErrors.refusal(403, "Resource not accessible by integration");
        }
        var answer = Answer.ok(users.own(user, call.world().now()));
        var scopes = call.signedIn().scopes();
        return scopes == null ? answer : answer.with("X-OAuth-Scopes", scopes);
    }

    /** Newest first, as they were made: nothing is pushed here. */
    private Answer reached(GitHubCall call) {
        var token = call.signedIn();
        if (call.world().user(token.login()).type().equals("Bot")) {
            throw GitHubErrors.refusal(403, "Resource not accessible by integration");
        }
        var seen = call.world().repositories().stream()
                .filter(each -> token.sees(each.fullName()))
                .toList()
                .reversed();
        return pages.page(call, "/user/repos", seen, each -> repositories.full(each, call.mayWrite(each)));
    }

    private Answer someone(GitHubCall call) {
        if (!call.world().knowsUser(call.param("login"))) {
            throw GitHubErrors.notFound();
        }
        return Answer.ok(users.simple(call.world().user(call.param("login"))));
    }

    private Answer repository(GitHubCall call) {
        var repository = call.repository();
        return Answer.ok(repositories.full(repository, call.mayWrite(repository)));
    }

    /** Everybody who is known here may be assigned. */
    private Answer assignees(GitHubCall call) {
        var repository = call.issuesRead();
        var people = call.world().users().stream()
                .filter(user -> !user.type().equals("Bot"))
                .toList();
        return pages.page(call, "/repositories/" + repository.id + "/assignees", people, users::simple);
    }

    private Answer rateLimit(GitHubCall call) {
        var budget = limits.budget(call.token());
        var node = Json.object();
        var resources = node.putObject("resources");
        resources.set("core", budget.json());
        resources.set("search", budget.json());
        node.set("rate", budget.json());
        return Answer.ok(node);
    }
}
