package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.ConnectorException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A tracker's address that somebody typed into a form leads to public places only. */
class TrackerReachTest extends Surface {
    @Autowired
    private TrackerReach reach;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/",
                "http://127.0.0.1:10/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://10.1.2.3/api/v3",
                "http://192.168.0.1/",
                "http://localhost:4000/",
                "http://2130706433/",
            })
    void aTypedAddressInAPrivateNetworkIsNotAsked(String address) {
        assertThatThrownBy(() -> reach.admit(URI.create(address)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("LOCKSTEP_EGRESS_ALLOW");
    }

    @Test
    void thatOfTheSettingsIs() {
        assertThatCode(() -> reach.admit(URI.create("http://127.0.0.1:9/repos/acme/app")))
                .doesNotThrowAnyException();
    }
}
