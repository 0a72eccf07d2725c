package dev.shrike.rest.settings;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.ClassPathResourceLoader;

/** Finds the settings file that a service brings in its jar: {@code <module>.yml}. */
public final class ModuleSettings {

    private ModuleSettings() {}

    /**
     * The settings of a module, to be given to the context builder. Environment, system properties and an operator's
     * {@code application.yml} win over them.
     *
     * @param module e.g. {@code auth-api}
     * @throws IllegalStateException when the class path has no such file
     */
    public static PropertySource of(String module) {
        return new YamlPropertySourceLoader()
                .load(
                        "classpath:" + module,
                        ClassPathResourceLoader.defaultLoader(ModuleSettings.class.getClassLoader()))
                .orElseThrow(() -> new IllegalStateException(module + ".yml is not on the class path"));
    }
}
