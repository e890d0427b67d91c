package dev.lockstep;

import dev.lockstep.api.SettingsLinks;
import dev.lockstep.api.SyncTarget;
import dev.lockstep.base.Folders;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.event.Event;
import dev.lockstep.event.Events;
import dev.lockstep.simulator.SimulatorSettings;
import dev.lockstep.simulator.Simulators;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Lockstep against simulated trackers in the same process: what {@code serve} does, with people who edit at each of them. */
final class Demo {
    private static final Duration PEOPLE_EDIT_ABOUT_EVERY = Duration.ofSeconds(6);
    private static final Duration SIMULATED_LATENCY = Duration.ofMillis(30);
    private static final String WEBHOOK_SECRET = "the demo knows it, and nobody else needs to";
    private static final long SEED = 1;

    private Demo() {}

    static void run(String... arguments) throws IOException {
        // A fresh world each time: the simulators forget everything when they end, so Lockstep must too.
        var folder = Files.createTempDirectory("lockstep-demo");
        var simulators = Simulators.start(SimulatorSettings.DEMO.withLatency(SIMULATED_LATENCY));
        var jira = DemoJira.start(simulators.clock(), SIMULATED_LATENCY, SEED);
        settings(simulators, folder).forEach(System::setProperty);
        jira.settings().forEach((setting, value) -> System.setProperty(setting.name(), value));
        ConfigurableApplicationContext context;
        try {
            context = Lockstep.application().run(arguments);
        } catch (RuntimeException told) {
            jira.close();
            simulators.close();
            forget(folder);
            throw told;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            jira.close();
            simulators.close();
            forget(folder);
        }));
        registerWebhooks(context, simulators);
        var link = context.getBean(SettingsLinks.class).ensure(SyncTarget.OF_SETTINGS);
        watch(context, link).join();
        System.out.println("From here on invented people edit at all three. Ctrl+C ends the demo and forgets it.");
        simulators.people(SEED).joinedBy(jira::edit).work(PEOPLE_EDIT_ABOUT_EVERY, System.out::println);
    }

    private static Map<String, String> settings(Simulators simulators, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put(SettingsReader.FILE_PROPERTY, folder.resolve("no-env").toString());
        settings.put(Setting.LOCKSTEP_DATA_DIR.name(), folder.toString());
        settings.put(Setting.LOCKSTEP_GITHUB_SECONDARY.name(), "off");
        settings.put(
                Setting.GITHUB_API_URL.name(), simulators.github().baseUri().toString());
        settings.put(Setting.GITHUB_API_TOKEN.name(), Simulators.GITHUB_TOKEN);
        settings.put(Setting.GITHUB_OWNER.name(), Simulators.REPOSITORY.split("/", 2)[0]);
        settings.put(Setting.GITHUB_REPOSITORY.name(), Simulators.REPOSITORY.split("/", 2)[1]);
        settings.put(Setting.GITHUB_WEBHOOK_SECRET.name(), WEBHOOK_SECRET);
        settings.put(Setting.PLANE_API_URL.name(), simulators.plane().apiUri().toString());
        settings.put(Setting.PLANE_API_TOKEN.name(), Simulators.PLANE_KEY);
        settings.put(Setting.PLANE_WORKSPACE_SLUG.name(), Simulators.PLANE_WORKSPACE);
        settings.put(Setting.PLANE_PROJECT_ID.name(), simulators.planeProject().toString());
        return settings;
    }

    private static void registerWebhooks(ConfigurableApplicationContext context, Simulators simulators) {
        var connections = context.getBean(Connections.class);
        var github = connections.findByName("github").orElseThrow();
        var plane = connections.findByName("plane").orElseThrow();
        var jira = connections.findByName("jira").orElseThrow();
        var address = address(context);
        var link = context.getBean(SettingsLinks.class).ensure(SyncTarget.OF_SETTINGS);
        context.getBeansOfType(Connector.class).values().forEach(connector -> {
            switch (connector.tracker()) {
                case GITHUB ->
                    connector.ensureHook(
                            github, link.container(), address + "/api/sync/github-webhook", WEBHOOK_SECRET);
                case JIRA ->
                    connector.ensureHook(jira, DemoJira.CONTAINER, address + "/webhooks/" + jira.id(), WEBHOOK_SECRET);
                case PLANE -> {}
            }
        });
        // Plane has no API for it: there a person pastes the address, and Plane shows the secret.
        var hook = simulators
                .plane()
                .addHook(Simulators.PLANE_WORKSPACE, URI.create(address + "/webhooks/" + plane.id()), WEBHOOK_SECRET);
        keepSecret(connections, plane, hook.secret());
        keepSecret(connections, jira, WEBHOOK_SECRET);
    }

    private static void keepSecret(Connections connections, Connection known, String secret) {
        connections.save(known.tracker(), known.name(), known.baseUrl(), known.credential(), new Secret(secret));
    }

    private static String address(ConfigurableApplicationContext context) {
        if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            throw new IllegalStateException("The demo needs its web server.");
        }
        return "http://127.0.0.1:" + web.getWebServer().getPort();
    }

    /** Starts the first job as POST /api/sync does, and draws its progress until it ends. */
    private static CompletableFuture<Job> watch(ConfigurableApplicationContext context, Link link) {
        var jobs = context.getBean(Jobs.class);
        var bar = new ProgressBar(System.out);
        var ended = new CompletableFuture<Job>();
        context.getBean(Events.class).subscribe(event -> jobOf(event, jobs, link.projectId(), bar, ended));
        var started = jobs.start(link.id()).job();
        jobs.find(started.id()).filter(job -> !job.status().live()).ifPresent(ended::complete);
        return ended;
    }

    private static void jobOf(Event event, Jobs jobs, UUID projectId, ProgressBar bar, CompletableFuture<Job> ended) {
        if (!event.type().equals("job.updated") || !projectId.equals(event.projectId()) || ended.isDone()) {
            return;
        }
        jobs.find(UUID.fromString(event.subject())).ifPresent(job -> {
            bar.draw(job);
            if (!job.status().live()) {
                ended.complete(job);
            }
        });
    }

    private static void forget(Path folder) {
        try {
            Folders.forget(folder);
        } catch (IOException left) {
            System.err.println("The demo's folder could not be removed: " + folder);
        }
    }
}
