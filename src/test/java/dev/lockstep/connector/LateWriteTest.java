package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.RemoteHttp.Ask;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateWriteTest {
    private static final Ask WRITE = new Ask("POST", URI.create("http://tracker.test/issues"), Map.of(), "{}");
    private static final Ask READ = new Ask("GET", URI.create("http://tracker.test/issues"), Map.of(), null);

    @Test
    void aWriteWhoseTimeIsOverDoesNotLeaveAndIsKnownNotToHave() {
        var late = ScopedValue.where(RemoteHttp.IN_TIME, () -> false);
        assertThatThrownBy(() -> late.run(() -> RemoteHttp.checkInTime(WRITE)))
                .isInstanceOfSatisfying(ConnectorException.class, refused -> {
                    var fault = (ConnectorFault.Unavailable) refused.fault();
                    org.assertj.core.api.Assertions.assertThat(fault.maybeDone())
                            .isFalse();
                });
    }

    @Test
    void whatIsInTimeOrOnlyReadsLeaves() {
        assertThatCode(() -> RemoteHttp.checkInTime(WRITE)).doesNotThrowAnyException();
        ScopedValue.where(RemoteHttp.IN_TIME, () -> true).run(() -> RemoteHttp.checkInTime(WRITE));
        ScopedValue.where(RemoteHttp.IN_TIME, () -> false).run(() -> RemoteHttp.checkInTime(READ));
    }
}
