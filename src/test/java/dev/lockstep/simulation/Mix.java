package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulator.jira.JiraEdition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else goes on besides people's edits and faults, each in some of the seeds.
 *
 * @param brief few edits in little time, as in most seeds: many short runs find more than few long ones
 * @param imports records stand at the trackers before they are linked, and jobs bring them in
 * @param approved what stood in Plane before its link may come in
 * @param pulls the link at GitHub takes pull requests in as well
 * @param sixty Plane allows 60 requests a minute, as it really does
 * @param credential a token is revoked there, and replaced here a little later
 * @param jira there is a third tracker
 * @param cloud it is one in the Cloud
 * @param policies conflicts are not decided by who was the last
 * @param own two people of the hub have connected accounts of their own
 * @param pause somebody stops everything for a while
 * @param restored the hub is set back to a copy of an earlier time; then no token is replaced and nothing is stopped, because
 *     that would be set back as well, and a person would do it again
 */
record Mix(
        boolean brief,
        boolean imports,
        boolean approved,
        boolean pulls,
        boolean sixty,
        boolean credential,
        boolean pause,
        boolean jira,
        boolean cloud,
        boolean policies,
        boolean own,
        boolean restored) {
    private static final Duration LONG = Duration.ofMinutes(7);
    private static final Duration SHORT = Duration.ofSeconds(150);

    static boolean brief(Chance chance) {
        return chance.pick("size", 4) != 0;
    }

    @Nullable
    JiraEdition edition() {
        return jira ? cloud ? JiraEdition.CLOUD : JiraEdition.DATA_CENTER : null;
    }

    /** The trackers. */
    List<Side> sides() {
        return jira ? List.of(Side.GITHUB, Side.PLANE, Side.JIRA) : List.of(Side.GITHUB, Side.PLANE);
    }

    /** How long people work. */
    Duration work() {
        return brief ? SHORT : LONG;
    }

    int edits(Chance chance) {
        return brief ? 3 + chance.pick("people", 5) : People.MOST_EDITS - chance.pick("people", 10);
    }

    static Mix of(Chance chance, Weather weather, boolean brief) {
        boolean imports = chance.pick("mix", 4) == 0;
        // While a tracker's clock is off, how long ago something was made there says nothing.
        boolean approved = chance.pick("mix", 2) == 0 || weather.skewSeconds() != 0;
        boolean restored = chance.strikes("restore", 125);
        return new Mix(
                brief,
                imports,
                approved || !imports,
                chance.pick("mix", 3) == 0,
                chance.pick("mix", 3) == 0,
                chance.pick("mix", 6) == 0 && !restored,
                chance.pick("mix", 6) == 0 && !restored,
                chance.pick("jira", 3) == 0,
                chance.pick("jira", 2) == 0,
                chance.pick("policies", 4) == 0,
                chance.pick("own", 3) == 0,
                restored);
    }

    void tell(Tally tally) {
        tally.met(brief ? "short" : "long");
        if (imports) {
            tally.met(approved ? "import" : "import unapproved");
        }
        if (pulls) {
            tally.met("pull requests");
        }
        if (sixty) {
            tally.met("60 a minute");
        }
        if (credential) {
            tally.met("token");
        }
        if (pause) {
            tally.met("pause");
        }
        if (jira) {
            tally.met(cloud ? "Jira Cloud" : "Jira Data Center");
        }
        if (own) {
            tally.met("own accounts");
        }
        if (policies) {
            tally.met("policies");
        }
    }
}
