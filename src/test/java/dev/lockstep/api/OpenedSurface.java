package dev.lockstep.api;

import org.springframework.test.context.TestPropertySource;

/** A Lockstep that is opened: no token for the sync API, a trusted proxy, another page's origin; two settings are missing. */
@TestPropertySource(
        properties = {
            "LOCKSTEP_OPEN_API=true",
            "LOCKSTEP_TRUSTED_PROXIES=" + OpenedSurface.PROXY,
            "LOCKSTEP_ALLOWED_ORIGINS=" + OpenedSurface.BOARD,
            "GITHUB_OWNER=",
            "PLANE_PROJECT_ID=",
        })
public abstract class OpenedSurface extends Surface {
    /** The whole network 127.0.0.0/8 is this machine's. */
    protected static final String PROXY = "127.0.0.2";

    protected static final String BOARD = "https://board.example.test";
    protected static final String TARGET = "{\"githubRepo\":\"acme/app\",\"planeProjectId\":\"7b1c\"}";

    /** As anybody would start a sync: without a token. */
    protected Answer startOpenly() {
        return send(to("/api/sync")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(TARGET)));
    }
}
