package dev.shrike.standalone.platform;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.bridge.topics.CompactionAlignment;
import dev.shrike.bridge.topics.TopicProvisioner;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.streams.StreamProvisioner;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.servers.DiskSpace;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.Ports;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import dev.shrike.users.registration.AdminAccount;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpStatus;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole platform in this JVM, with its servers beside it. {@link #start} once; {@link #close} at any time, also in the middle
 * of a start, stops everything in order: first what takes requests, last what keeps data.
 */
public final class Platform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final String ADMINISTRATOR = "admin";
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    private final LocalSettings settings;
    private final LocalSecrets secrets;
    private final LocalServers servers;
    private final MailCatcher mail;
    private final Stopper stopper = new Stopper();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ApplicationContext services;

    private Platform(LocalSettings settings, LocalSecrets secrets, LocalServers servers) {
        this.settings = settings;
        this.secrets = secrets;
        this.servers = servers;
        this.mail = new MailCatcher(settings.smtpPort());
        stopper.add("servers", servers);
    }

    /**
     * Takes the data folder; starts nothing.
     *
     * @throws dev.shrike.servers.ServerStartException when the folder is in use or its disk is full
     */
    public static Platform open(LocalSettings settings) throws IOException {
        DiskSpace.require(settings.data());
        LocalSecrets secrets = new LocalSecrets(settings.data());
        LocalServers servers = LocalServers.open(settings.servers(secrets.postgresPassword()));
        return new Platform(settings, secrets, servers);
    }

    /**
     * Starts everything and returns when all is well.
     *
     * @throws dev.shrike.servers.ServerStartException when a server does not start
     * @throws PlatformException when something else does not get well
     */
    public void start(StartListener listener) throws IOException {
        Ports.requireFree(settings.httpPort(), "REST", "SHRIKE_HTTP_PORT");
        Ports.requireFree(settings.smtpPort(), "the mail catcher", "SHRIKE_SMTP_PORT");
        stopper.add("mail catcher", mail);
        mail.start();
        listener.done(Step.MAIL);
        EventCatalogue catalogue = EventCatalogue.standard();
        startServers(catalogue, listener);
        ApplicationContext context = ServiceContext.build(settings, secrets, addresses(), List.of(servers, mail));
        services = context;
        stopper.add("services", context);
        context.start();
        EmbeddedServer http = context.getBean(EmbeddedServer.class).start();
        stopper.add("HTTP", http);
        listener.done(Step.SERVICES);
        StartingWell well = new StartingWell(settings);
        well.retry(NatsUnavailableException.class::isInstance, context.getBean(StreamProvisioner.class)::provision);
        listener.done(Step.STREAMS);
        context.getBean(Bridge.class).start();
        listener.done(Step.BRIDGE);
        String password = LocalSecrets.readOrMake(settings.adminPasswordFile());
        well.retry(Platform::passes, () -> context.getBean(AdminAccount.class).ensure(ADMINISTRATOR, password));
        listener.done(Step.ADMIN);
        well.awaitHealth();
        listener.done(Step.HEALTH);
        LOG.info("Shrike is ready at {}", settings.http());
    }

    /** Returns when the platform has been closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    MailCatcher mail() {
        return mail;
    }

    /** The services, once they have been started. */
    ApplicationContext services() {
        return services;
    }

    @Override
    public void close() {
        stopper.close();
        ended.countDown();
    }

    /** What a server is needed for is done as soon as that one is there. */
    private void startServers(EventCatalogue catalogue, StartListener listener) {
        servers.start(
                part -> {
                    listener.done(Step.of(part));
                    switch (part) {
                        case REGISTRY -> {
                            registerSchemas(catalogue);
                            listener.done(Step.SCHEMAS);
                        }
                        case POSTGRES -> ServiceContext.DATABASES.forEach(servers::jdbcUrl);
                        case KAFKA -> {
                            provisionTopics(catalogue);
                            listener.done(Step.TOPICS);
                        }
                        case NATS -> LOG.debug("Streams are provisioned by the services");
                    }
                },
                Part.values());
    }

    /** A service that has not answered in time while everything starts at once is asked again. */
    private static boolean passes(RuntimeException fault) {
        return fault instanceof VaultUnavailableException
                || (fault instanceof ProblemException problem && problem.status() == HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void registerSchemas(EventCatalogue catalogue) {
        try (SchemaRegistry registry = new SchemaRegistry(servers.registry(), REGISTRY_TIMEOUT)) {
            registry.registerAll(catalogue);
        }
    }

    private void provisionTopics(EventCatalogue catalogue) {
        BridgeSettings bridge =
                BridgeSettings.of(servers.nats().toString(), servers.kafkaBootstrap(), servers.registry());
        TopicSettings topics =
                settings.compaction().map(bridge.topics()::withCompaction).orElse(bridge.topics());
        new CompactionAlignment(bridge.kafka()).align(catalogue, bridge.sources(), topics);
        new TopicProvisioner(bridge.kafka()).provision(catalogue, bridge.sources(), topics);
    }

    private Map<String, Object> addresses() {
        Map<String, Object> values = new HashMap<>();
        values.put("shrike.nats.url", servers.nats().toString());
        values.put("shrike.kafka.bootstrap-servers", servers.kafkaBootstrap());
        values.put("shrike.registry.url", servers.registry().toString());
        values.put("shrike.postgres.url", servers.postgresServer().url());
        values.put("shrike.postgres.username", servers.postgresUser());
        values.put("shrike.postgres.password", servers.postgresPassword());
        return values;
    }
}
