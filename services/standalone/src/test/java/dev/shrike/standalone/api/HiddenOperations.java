package dev.shrike.standalone.api;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.UriMapping;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations that no document describes: those of controllers, or methods, that are hidden. Read from the classes themselves. */
public final class HiddenOperations {

    private static final List<Operation> ALL = read();

    private HiddenOperations() {}

    /**
     * One of them.
     *
     * @param path without what stands in the query
     * @param roles who may call it, as the documents name them
     */
    public record Operation(String verb, String path, List<String> roles) {

        /** Whether it is for services only. */
        public boolean isInternal() {
            return path.startsWith("/internal/");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    public static Stream<Operation> all() {
        return ALL.stream();
    }

    private static List<Operation> read() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.shrike").stream()
                        .filter(type -> type.isAnnotatedWith(Controller.class))
                        .map(type -> type.reflect())
                        .flatMap(HiddenOperations::of)
                        .toList();
    }

    private static Stream<Operation> of(Class<?> controller) {
        boolean hidden = controller.isAnnotationPresent(Hidden.class);
        String base = controller.getAnnotation(Controller.class).value();
        return Arrays.stream(controller.getDeclaredMethods())
                .filter(method -> hidden || method.isAnnotationPresent(Hidden.class))
                .flatMap(method -> mapping(base, method).stream());
    }

    private static Optional<Operation> mapping(String base, Method method) {
        if (method.getAnnotation(Get.class) instanceof Get get) {
            return Optional.of(operation("GET", base, place(get.value(), get.uri()), method));
        }
        if (method.getAnnotation(Post.class) instanceof Post post) {
            return Optional.of(operation("POST", base, place(post.value(), post.uri()), method));
        }
        if (method.getAnnotation(Put.class) instanceof Put put) {
            return Optional.of(operation("PUT", base, place(put.value(), put.uri()), method));
        }
        if (method.getAnnotation(Patch.class) instanceof Patch patch) {
            return Optional.of(operation("PATCH", base, place(patch.value(), patch.uri()), method));
        }
        return Optional.ofNullable(method.getAnnotation(Delete.class))
                .map(delete -> operation("DELETE", base, place(delete.value(), delete.uri()), method));
    }

    /** Two names for one thing, of which at most one is given. */
    private static String place(String value, String uri) {
        return value.equals(UriMapping.DEFAULT_URI) ? uri : value;
    }

    private static Operation operation(String verb, String base, String rest, Method method) {
        String path = ("/" + base + "/" + rest).replaceAll("\\{[?&][^}]*}", "").replaceAll("/{2,}", "/");
        String clean = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Operation(verb, clean, roles(method));
    }

    /** What a method says of who may call it counts, and what its class says where it says nothing. */
    private static List<String> roles(Method method) {
        return secured(method)
                .or(() -> secured(method.getDeclaringClass()))
                .orElseThrow(() -> new IllegalStateException(method + " does not say who may call it"))
                .flatMap(HiddenOperations::names)
                .distinct()
                .toList();
    }

    private static Optional<Stream<String>> secured(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Secured.class))
                .map(Secured::value)
                .map(Arrays::stream);
    }

    private static Stream<String> names(String rule) {
        return switch (rule) {
            case SecurityRule.IS_ANONYMOUS -> Stream.of("anybody");
            case SecurityRule.IS_AUTHENTICATED -> Stream.of("user", "service");
            default ->
                Stream.of(rule.substring("ROLE_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
        };
    }
}
