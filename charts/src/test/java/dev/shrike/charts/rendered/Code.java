package dev.shrike.charts.rendered;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.charts.chart.Manifests;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services' code says of itself: the paths that they answer, and the settings that they read. */
final class Code {
    /** The package of each service. */
    static final Map<String, String> PACKAGES = Map.of(
            "dev.shrike.auth", "auth-api",
            "dev.shrike.users", "user-api",
            "dev.shrike.ticks", "tick-api",
            "dev.shrike.notifier", "notifier",
            "dev.shrike.statistics", "statistics-api",
            "dev.shrike.admin", "admin-api",
            "dev.shrike.gateway", "gateway");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            // tests, and what the framework makes of each bean
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/$"))
            .importPackages("dev.shrike");

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(Get.class, Post.class, Put.class, Patch.class, Delete.class);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][-a-z0-9.]*)");

    private static final Pattern NEEDED = Pattern.compile("\\$\\{(shrike\\.[-a-z0-9.]*)(?:}|:`[^`]*127\\.0\\.0\\.1)");

    private Code() {}

    /** A path and the service that answers it. */
    record Answered(String path, String service) {}

    /** All of them, but for what there is on one machine only. */
    static List<Answered> paths() {
        return CLASSES.stream()
                .filter(type ->
                        type.isAnnotatedWith(Controller.class) && service(type).isPresent())
                .filter(type -> !value(type, Requires.class, "env").contains("local"))
                .flatMap(Code::paths)
                .toList();
    }

    private static Stream<Answered> paths(JavaClass type) {
        String base = value(type, Controller.class);
        return type.getMethods().stream()
                .flatMap(method -> METHODS.stream()
                        .filter(method::isAnnotatedWith)
                        .map(kind -> path(base, value(method, kind)))
                        .map(path -> new Answered(path, service(type).orElseThrow())));
    }

    private static String path(String base, String rest) {
        return ("/" + base + "/" + rest).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static Optional<String> service(JavaClass type) {
        return PACKAGES.entrySet().stream()
                .filter(entry -> (type.getPackageName() + ".").startsWith(entry.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The names of the variables that the services read settings from. */
    static Set<String> variables() {
        var settings = new TreeSet<String>();
        CLASSES.stream().flatMap(Code::settings).forEach(settings::add);
        PACKAGES.values().stream()
                .map(Code::settingsFile)
                .flatMap(Code::placeholders)
                .forEach(settings::add);
        Arrays.stream(Place.values()).map(Place::setting).forEach(settings::add);
        return settings.stream().map(Code::variable).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The names of the variables that a service cannot do without: settings that it reads and has no value for, or one that is good on one
     * machine only.
     */
    static Set<String> needed(String service) {
        String file = settingsFile(service);
        JsonNode own = Manifests.of(file).all().getFirst().tree();
        Stream<String> injected = CLASSES.stream()
                .filter(type -> service(type).filter(service::equals).isPresent())
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> unit.getParameters().stream())
                .map(parameter -> value(parameter, Value.class));
        var needed = Stream.concat(injected, Stream.of(file))
                .flatMap(text -> NEEDED.matcher(text).results())
                .map(found -> found.group(1))
                .filter(setting -> own.at("/" + setting.replace('.', '/')).isMissingNode())
                .map(Code::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        bound(service).forEach(needed::add);
        needed.add("SHRIKE_SERVICE_SECRET");
        needed.add("SHRIKE_NATS_URL");
        if (!service.equals("user-api") && asksForPeopleOrKeys(service)) {
            needed.add("SHRIKE_USERS_URL");
        }
        return needed;
    }

    /** Bound settings that are good on one machine only, by default. */
    private static Stream<String> bound(String service) {
        return CLASSES.stream()
                .filter(type -> service(type).filter(service::equals).isPresent())
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .flatMap(type -> type.getMethods().stream()
                        .filter(method -> text(method, Bindable.class, "defaultValue")
                                .filter(otherwise -> otherwise.contains("127.0.0.1"))
                                .isPresent())
                        .map(method ->
                                variable(value(type, ConfigurationProperties.class) + "." + kebab(method.getName()))));
    }

    private static boolean asksForPeopleOrKeys(String service) {
        return CLASSES.stream()
                .filter(type -> service(type).filter(service::equals).isPresent())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .anyMatch(Set.of("dev.shrike.rest.keys", "dev.shrike.rest.people")::contains);
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[-.]", "_");
    }

    private static Stream<String> settings(JavaClass type) {
        Stream<String> bound = type.isAnnotatedWith(ConfigurationProperties.class)
                ? type.getFields().stream()
                        .map(field -> value(type, ConfigurationProperties.class) + "." + kebab(field.getName()))
                : Stream.of();
        Stream<String> injected = type.getCodeUnits().stream()
                .flatMap(unit -> unit.getParameters().stream())
                .flatMap(parameter -> Stream.concat(
                        placeholders(value(parameter, Value.class)), text(parameter, Property.class, "name").stream()));
        return Stream.concat(bound, injected);
    }

    private static Stream<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The settings file that a service brings. */
    static String settingsFile(String service) {
        try (InputStream file = Code.class.getResourceAsStream("/" + service + ".yml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(HasAnnotations<?> annotated, Class<? extends Annotation> kind, String property) {
        return annotated
                .tryGetAnnotationOfType(kind.getName())
                .flatMap(found -> ((JavaAnnotation<?>) found).tryGetExplicitlyDeclaredProperty(property))
                .map(found ->
                        found instanceof Object[] several ? List.of(several).toString() : found.toString())
                .orElse("");
    }

    private static String value(HasAnnotations<?> annotated, Class<? extends Annotation> kind) {
        return text(annotated, kind, "value").orElse("");
    }

    private static Optional<String> text(
            HasAnnotations<?> annotated, Class<? extends Annotation> kind, String property) {
        return annotated
                .tryGetAnnotationOfType(kind.getName())
                .flatMap(found -> ((JavaAnnotation<?>) found).tryGetExplicitlyDeclaredProperty(property))
                .map(Object::toString);
    }
}
