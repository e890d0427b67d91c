package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.webhook.Egress.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a person types in leads to where it must not. */
class EgressTest {
    private final TestReceiver receiver = new TestReceiver();
    private final EgressRules rules = new EgressRules(List.of());

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "3fff::1",
                "5f00::1"
            })
    void addressesThatAreNotPublicAreClosed(String address) {
        assertThat(rules.objection(TestReceiver.address(address), 443)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::808:808"
            })
    void publicAddressesAreOpen(String address) {
        assertThat(rules.objection(TestReceiver.address(address), 443)).isEmpty();
        assertThat(rules.objection(TestReceiver.address(address), 8443)).isEmpty();
        assertThat(rules.objection(TestReceiver.address(address), 22)).isPresent();
    }

    @Test
    void anOperatorOpensNetworksButNeverTheCloudsMetadata() {
        var open = new EgressRules(List.of("10.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "fd00::/8"));
        assertThat(open.objection(TestReceiver.address("10.1.2.3"), 9000)).isEmpty();
        assertThat(open.objection(TestReceiver.address("11.1.2.3"), 9000)).isPresent();
        assertThat(open.objection(TestReceiver.address("fd12::1"), 9000)).isEmpty();
        for (var metadata : List.of(
                "169.254.169.254",
                "169.254.170.2",
                "169.254.170.23",
                "100.100.100.200",
                "168.63.129.16",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254")) {
            assertThat(open.objection(TestReceiver.address(metadata), 443))
                    .as(metadata)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "https://user@example.com/",
                "https://a:b@example.com/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://017700000001/",
                "https://127.0.0.1./",
                "https://example.com./",
                "https://example.com/#x",
                "https:///path",
                "https://",
                "//example.com/",
                "https://exa mple.com/",
                "https://[::1",
                "https://example.com:99999999/",
                "javascript:alert(1)",
                "https://127.0.0.1\\@example.com/",
                "https://%31%32%37.0.0.1/",
                "https://localhost%00.example.com/"
            })
    void whatIsNotPlainHttpsIsRefusedAsText(String url) {
        assertThatThrownBy(() -> TargetUrl.parse(url)).isInstanceOf(Refused.class);
    }

    @Test
    void plainAddressesAreTakenAlsoInOtherScripts() {
        assertThat(TargetUrl.parse("https://hooks.example.com/a?b=c").getHost()).isEqualTo("hooks.example.com");
        assertThat(TargetUrl.parse("https://b\u00fccher.example/").getHost()).isEqualTo("xn--bcher-kva.example");
        assertThat(TargetUrl.parse("https://1.1.1.1:8443/").getPort()).isEqualTo(8443);
        assertThat(TargetUrl.parse("https://[2606:4700::1111]/").getHost()).isEqualTo("[2606:4700::1111]");
    }

    @Test
    void aLiteralAddressIsJudgedWhenTheConnectionIsMade() throws Exception {
        var egress = receiver.egress(InetAddress::getAllByName);
        for (var url : List.of(
                "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/")) {
            assertThat(egress.post(TargetUrl.parse(url), Map.of(), "{}")).isInstanceOf(Reply.Blocked.class);
        }
        egress.destroy();
    }

    @Test
    void aNameThatChangesItsAddressGainsNothing() throws Exception {
        var asked = new AtomicInteger();
        // Public when it is judged, this machine a moment later: what was judged is connected to, and nobody asks
        // twice.
        var egress = receiver.egress(host -> new InetAddress[] {
            asked.getAndIncrement() == 0 ? TestReceiver.address("192.0.2.1") : InetAddress.getLoopbackAddress()
        });
        assertThat(egress.post(URI.create(receiver.url()), Map.of(), "{}")).isInstanceOf(Reply.Blocked.class);
        assertThat(egress.post(URI.create(receiver.url()), Map.of(), "{}")).isInstanceOf(Reply.Blocked.class);
        assertThat(asked).hasValue(2);
        assertThat(receiver.letters).isEmpty();
        egress.destroy();
    }

    @Test
    void theConnectionGoesToTheAddressThatWasJudged() throws Exception {
        var answers = new ArrayList<InetAddress>();
        var egress = receiver.egress(
                host -> {
                    // Allowed at the first question, something else at any further one.
                    var answer =
                            answers.isEmpty() ? InetAddress.getLoopbackAddress() : TestReceiver.address("203.0.113.7");
                    answers.add(answer);
                    return new InetAddress[] {answer};
                },
                "127.0.0.0/8");
        assertThat(egress.post(URI.create(receiver.url()), Map.of(), "{}")).isInstanceOf(Reply.Answered.class);
        assertThat(answers).hasSize(1);
        egress.destroy();
    }

    @Test
    void oneClosedAddressAmongManyClosesTheName() throws Exception {
        var egress = receiver.egress(
                host -> new InetAddress[] {TestReceiver.address("1.1.1.1"), TestReceiver.address("10.0.0.1")});
        assertThat(egress.post(URI.create("https://mixed.example/"), Map.of(), "{}"))
                .isInstanceOfSatisfying(
                        Reply.Blocked.class,
                        blocked -> assertThat(blocked.reason()).doesNotContain("10.0.0.1"));
        egress.destroy();
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        var egress = receiver.answers(302, 307).egress();
        for (int round = 0; round < 2; round++) {
            assertThat(egress.post(URI.create(receiver.url()), Map.of(), "{}"))
                    .isInstanceOfSatisfying(
                            Reply.Answered.class,
                            answered -> assertThat(answered.status()).isBetween(300, 399));
        }
        assertThat(receiver.letters).hasSize(2);
        egress.destroy();
    }

    @Test
    void aCertificateOfSomebodyElseIsNotBelieved() throws Exception {
        var strict = strict();
        assertThat(strict.post(URI.create(receiver.url()), Map.of(), "{}")).isInstanceOf(Reply.Unanswered.class);
        var egress = receiver.egress();
        var otherName = receiver.url().replace(TestReceiver.HOST, "other.example.test");
        assertThat(egress.post(URI.create(otherName), Map.of(), "{}")).isInstanceOf(Reply.Unanswered.class);
        assertThat(receiver.letters).isEmpty();
        strict.destroy();
        egress.destroy();
    }

    private static Egress strict() throws NoSuchAlgorithmException {
        return new Egress(
                new EgressRules(List.of("127.0.0.0/8")),
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                new QuietDatabase(),
                SSLContext.getDefault());
    }
}
