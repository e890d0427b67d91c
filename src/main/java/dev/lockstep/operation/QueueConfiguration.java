package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.event.Events;
import dev.lockstep.node.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {
    private static final int MAX_ATTEMPTS = 8;
    private static final String TOPIC = "operations";

    @Bean
    Queue operationQueue(
            JdbcClient jdbc,
            JdbcOperations batches,
            Dialect dialect,
            Database database,
            InstantSource clock,
            Events events,
            MeterRegistry registry,
            ObjectProvider<ResourceFacts> facts,
            ObjectProvider<OperationProcessor> processor,
            @Value("${lockstep.workers:96}") int workers,
            @Value("${lockstep.workers-per-connection:32}") int workersPerConnection) {
        var settings = new QueueSettings(Ids.next().toString(), workers, workersPerConnection, MAX_ATTEMPTS);
        var parts = QueueParts.of(
                        settings,
                        jdbc,
                        batches,
                        dialect,
                        database,
                        clock,
                        RandomGenerator.getDefault(),
                        new LateFacts(new Late<>(facts)))
                .telling(events);
        return Queue.of(parts, jdbc, registry, new Late<>(processor), Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    Operations operations(Queue queue) {
        return queue.operations();
    }

    @Bean
    Interventions interventions(Queue queue) {
        return queue.interventions();
    }

    @Bean
    DispatchLoop dispatchLoop(
            Queue queue, ObjectProvider<OperationProcessor> processor, Database database, Roles roles) {
        queue.signal().listen(() -> database.wakeOthers(TOPIC));
        if (!roles.worker()) {
            return new DispatchLoop(queue.dispatcher(), queue.leases(), queue.signal(), () -> false);
        }
        var loop = new DispatchLoop(
                queue.dispatcher(), queue.leases(), queue.signal(), () -> processor.getIfAvailable() != null);
        database.onWoken(TOPIC, loop::wake);
        return loop;
    }

    /** A part of a module that uses this one, so it is looked up late; once it is found it stays, as asking Spring is dear. */
    private static final class Late<T> implements Supplier<@Nullable T> {
        private final ObjectProvider<T> provider;
        private volatile @Nullable T found;

        Late(ObjectProvider<T> provider) {
            this.provider = provider;
        }

        @Override
        public @Nullable T get() {
            if (found == null) {
                found = provider.getIfAvailable();
            }
            return found;
        }
    }

    private record LateFacts(Late<ResourceFacts> late) implements ResourceFacts {
        @Override
        public boolean linked(UUID linkId) {
            var facts = late.get();
            return facts == null || facts.linked(linkId);
        }

        @Override
        public @Nullable UUID project(UUID linkId) {
            var facts = late.get();
            return facts == null ? null : facts.project(linkId);
        }

        @Override
        public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
            var facts = late.get();
            return facts == null ? Map.of() : facts.modifiedAt(subjectIds);
        }
    }
}
