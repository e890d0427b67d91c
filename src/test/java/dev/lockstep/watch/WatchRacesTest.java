package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.base.TwoUnits;
import dev.lockstep.watch.Actions.ActionChange;
import dev.lockstep.watch.Watches.WatchChange;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What two nodes do to a watch and its actions at the same moment. */
@EnabledIfSystemProperty(named = "lockstep.test.database", matches = "postgresql")
@Timeout(60)
class WatchRacesTest {
    private WatchWorld world;
    private Watch watch;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new WatchWorld(folder);
        watch = world.watch("main");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void changesOfDifferentPartsOfAWatchBothStay() throws Exception {
        TwoUnits.overlapping(
                world.db,
                () -> world.watches.change(watch.id(), new WatchChange("renamed", null, null, null, null, null)),
                () -> world.watches.change(watch.id(), new WatchChange(null, null, null, null, 60, null)));
        var now = world.watches.find(watch.id()).orElseThrow();
        assertThat(now.name()).isEqualTo("renamed");
        assertThat(now.intervalMinutes()).isEqualTo(60);
    }

    @Test
    void aWishForACheckDuringAChangeIsNotLost() throws Exception {
        world.check();
        Supplier<Boolean> wish = () -> {
            world.watches.checkNow(watch.id());
            return true;
        };
        Supplier<Boolean> rename = () -> {
            world.watches.change(watch.id(), new WatchChange("renamed", null, null, null, null, null));
            return true;
        };
        TwoUnits.overlapping(world.db, wish, rename);
        assertThat(world.check()).isOne();
    }

    @Test
    void changesOfDifferentPartsOfAnActionBothStay() throws Exception {
        var action = world.webhook(watch);
        TwoUnits.overlapping(
                world.db,
                () -> world.actions.change(
                        action.id(), new ActionChange("renamed", null, null, null, null, null, null)),
                () -> world.actions.change(action.id(), new ActionChange(null, null, null, null, null, null, false)));
        var now = world.actions.find(action.id()).orElseThrow();
        assertThat(now.name()).isEqualTo("renamed");
        assertThat(now.enabled()).isFalse();
    }

    @Test
    void theLastFreePlaceForAnActionIsGivenOnce() {
        for (int i = 0; i < 49; i++) {
            world.actions.create(watch.id(), WatchWorld.script("true"));
        }
        Supplier<Actions.Made> create = () -> world.actions.create(watch.id(), WatchWorld.script("true"));
        assertThatThrownBy(() -> TwoUnits.overlapping(world.db, create, create))
                .hasCauseInstanceOf(Refused.class)
                .hasMessageContaining("at most 50 actions");
        assertThat(world.db
                        .jdbc()
                        .sql("select count(*) from action")
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
    }
}
