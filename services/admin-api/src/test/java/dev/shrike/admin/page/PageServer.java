package dev.shrike.admin.page;

import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.servers.FreePorts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The page alone, over HTTP: of this service's beans only those of the page, and beside them whatever a test has as stand-ins for the
 * services. No database, no broker.
 */
public final class PageServer implements AutoCloseable {
    private static final List<String> BEANS = List.of(
            "dev.shrike.admin.page.",
            "dev.shrike.messaging.CatalogueBeans",
            "dev.shrike.messaging.$CatalogueBeans",
            "dev.shrike.rest.identity.",
            "dev.shrike.rest.problem.",
            "dev.shrike.rest.trace.",
            "dev.shrike.schemas.");

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private PageServer(ApplicationContext context) {
        this.context = context.start();
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    /** @param more settings; stand-ins ask for them by {@code @Requires} */
    public static PageServer start(Path folder, Map<String, Object> more) {
        int port = FreePorts.any();
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("micronaut.server.port", port);
        settings.put("micronaut.application.name", "admin-api");
        settings.put("shrike.service.secret", "0123456789abcdef0123456789abcdef");
        settings.put("shrike.token.key-file", folder.resolve("token-key").toString());
        settings.put("shrike.token.create-key", true);
        for (String service : List.of("auth", "users", "ticks", "notifier", "statistics", "gateway", "bridge")) {
            settings.putIfAbsent("shrike." + service + ".url", "http://127.0.0.1:" + port);
        }
        settings.put("micronaut.security.reject-not-found", false);
        settings.put("micronaut.server.thread-selection", "MANUAL");
        settings.put("jackson.property-naming-strategy", "SNAKE_CASE");
        settings.put("jackson.serialization-inclusion", "NON_NULL");
        OfThePage context = new OfThePage((ApplicationContextConfiguration) ApplicationContext.builder());
        context.getEnvironment().addPropertySource(PropertySource.of("test", settings));
        return new PageServer(context);
    }

    public URI address() {
        return server.getURI();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A token as auth-api gives it. */
    public String token(UUID person, Duration lifetime, String... roles) {
        return bean(PersonTokens.class).issue(person, List.of(roles), lifetime).value();
    }

    @Override
    public void close() {
        server.close();
        context.close();
    }

    private static final class OfThePage extends DefaultApplicationContext {
        OfThePage(ApplicationContextConfiguration configuration) {
            super(configuration);
        }

        @Override
        protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
            return super.resolveBeanDefinitionReferences().stream()
                    .filter(bean -> !bean.getName().startsWith("dev.shrike.")
                            || BEANS.stream().anyMatch(bean.getName()::startsWith))
                    .toList();
        }
    }
}
