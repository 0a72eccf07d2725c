package dev.shrike.browser;

import dev.shrike.standalone.demo.DemoStory;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.rest.PlatformRest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One platform and one browser for all tests, started before the first and stopped after the last: with the sample imported and the
 * demo's story told, so that every screen has something to show. Skips, and says so, where there is no Chromium.
 */
final class Story implements BeforeAllCallback, ParameterResolver, ExecutionCondition {
    private static final Logger LOG = LoggerFactory.getLogger(Story.class);
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Story.class);

    private static final Map<Class<?>, Function<Stage, Object>> PARTS =
            Map.of(LivePlatform.class, Stage::platform, Scenery.class, Stage::scenery, Chromium.class, Stage::browser);

    /** What runs. */
    record Stage(LivePlatform platform, Scenery scenery, Chromium browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
            platform.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.executable().isPresent()) {
            return ConditionEvaluationResult.enabled("There is a Chromium");
        }
        LOG.warn("No Chromium is on the path, nor named by SHRIKE_CHROMIUM: {} is skipped", context.getDisplayName());
        return ConditionEvaluationResult.disabled("There is no Chromium: apt-get install chromium");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stage(context);
    }

    private static Stage stage(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Stage.class, key -> begin(), Stage.class);
    }

    private static Stage begin() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "platform");
            LivePlatform platform = new LivePlatform(folder.resolve("data"));
            platform.install(EventsJar.nests(folder, "1.0"));
            platform.start();
            try (PlatformRest admin = platform.rest()) {
                var importing = new Importing(platform.http(), platform.adminPassword());
                new DemoStory(platform.http(), admin, importing, folder.resolve("demo"), step -> {}).tell();
            }
            return new Stage(platform, Scenery.putUp(platform), Chromium.start());
        } catch (Exception e) {
            throw new IllegalStateException("The platform does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.get(parameter.getParameter().getType()).apply(stage(context));
    }
}
