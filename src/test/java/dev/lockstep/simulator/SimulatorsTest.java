package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SimulatorsTest {
    @Test
    void theDemoWorldIsFullAndPeopleChangeIt() throws Exception {
        var clock = new TestClock();
        try (var simulators = Simulators.start(SimulatorSettings.DEMO, clock);
                var people = simulators.people(5)) {
            var before = simulators.github().issues(Simulators.REPOSITORY);
            assertThat(before.stream().filter(GitHubIssue::pullRequest)).hasSize(6);
            assertThat(before).hasSize(126);
            assertThat(before).extracting(GitHubIssue::title).doesNotHaveDuplicates();
            assertThat(simulators.plane().issues(simulators.planeProject())).hasSize(3);
            var done = new ArrayList<String>();
            for (int i = 0; i < 300; i++) {
                done.add(people.edit());
            }
            assertThat(done)
                    .anyMatch(it -> it.contains("on GitHub closes #"))
                    .anyMatch(it -> it.contains("in Plane moves"));
            assertThat(simulators.github().issues(Simulators.REPOSITORY)).hasSizeGreaterThan(126);
            var api = Api.github(simulators.github(), Simulators.GITHUB_TOKEN);
            var schemas = new Schemas();
            for (var issue : api.get("/repos/acme/web/issues?state=all&per_page=100")
                    .json()
                    .values()) {
                schemas.check("issue", issue);
            }
        }
    }
}
