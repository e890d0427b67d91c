package dev.lockstep.base.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    @TempDir
    private Path folder;

    @Test
    void aFileServesOneProcessAtATime() {
        var first = TestDatabase.in(folder, Dialect.SQLITE);
        assertThatThrownBy(() -> TestDatabase.in(folder, Dialect.SQLITE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("in use by another Lockstep")
                .hasMessageContaining("LOCKSTEP_DATABASE_URL");
        first.close();
        TestDatabase.in(folder, Dialect.SQLITE).close();
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> new Storage()
                        .dataSource("jdbc:postgresql://127.0.0.1:9/lockstep", "lock", "canary-password", folder))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("LOCKSTEP_DATABASE_URL names a database that cannot be used")
                .message()
                .doesNotContain("canary");
    }

    @Test
    void aDatabaseInAnotherEncodingIsRefusedWithTheWayOut() {
        TestPostgres.execute("drop database if exists latin");
        TestPostgres.execute("create database latin encoding 'LATIN1' locale 'C' template template0");
        var url = TestPostgres.url(folder).replaceFirst("/test_\\d+", "/latin");
        assertThat(url).contains("/latin");
        assertThatThrownBy(() -> new Storage().dataSource(url, "", "", folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("LATIN1")
                .hasMessageContaining("encoding 'UTF8'");
    }
}
