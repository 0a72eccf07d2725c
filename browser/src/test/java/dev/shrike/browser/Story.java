package dev.shrike.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.demo.DemoStory;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.rest.PlatformRest;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What runs. */
    record Stage(LivePlatform platform, Chromium browser) implements AutoCloseable {
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
            LivePlatform platform = LivePlatform.start(folder.resolve("data"));
            try (PlatformRest admin = platform.rest()) {
                var importing = new Importing(platform.http(), platform.adminPassword());
                new DemoStory(platform.http(), admin, importing, folder.resolve("demo"), step -> {}).tell();
            }
            return new Stage(platform, Chromium.start());
        } catch (Exception e) {
            throw new IllegalStateException("The platform does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LivePlatform.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stage stage = stage(context);
        return parameter.getParameter().getType() == LivePlatform.class ? stage.platform() : stage.browser();
    }

    /** Somebody of the demo who is still there. */
    static String somebody(PlatformRest admin) {
        JsonNode people = admin.get("/admin/people?limit=1").path("people");
        return people.path(0).path("id").asText();
    }
}
