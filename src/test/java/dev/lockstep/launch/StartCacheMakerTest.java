package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a person hears of it: one sentence, or nothing. */
class StartCacheMakerTest {
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(StartCacheMaker.class);

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void quiet() {
        log.detachAppender(said);
        StartCacheMaker.decided(new StartPlan.Plain(""));
    }

    @Test
    void whyAStartIsPlainIsSaidOnce() {
        StartCacheMaker.decided(new StartPlan.Plain("others may change what is in the folder"));
        new StartCacheMaker().began();
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("This start goes without a start cache: others may change what is in the folder.");
    }

    @Test
    void whoAskedForNoneHearsNothing() {
        StartCacheMaker.decided(new StartPlan.Plain(""));
        new StartCacheMaker().began();
        assertThat(said.list).isEmpty();
    }
}
