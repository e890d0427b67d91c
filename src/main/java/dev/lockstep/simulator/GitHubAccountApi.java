package dev.lockstep.simulator;

/** Who the caller is, what a repository is, how much may still be asked. */
record GitHubAccountApi(GitHubRepositoryJson repositories, GitHubUserJson users, GitHubLimits limits) {
    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /user", this::user)
                .on("GET /users/{login}", this::someone)
                .on("GET /rate_limit", this::rateLimit)
                .on("GET /repos/{owner}/{repo}", this::repository);
    }

    private Answer user(GitHubCall call) {
        var user = call.world().user(call.actor());
        if (user.type().equals("Bot")) {
            throw GitHubErrors.refusal(403, "Resource not accessible by integration");
        }
        return Answer.ok(users.own(user, call.world().now()));
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
