package dev.shrike.standalone.api;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations that no document describes: those of controllers, or methods, that are hidden. Read from the classes themselves. */
public final class HiddenOperations {

    private HiddenOperations() {}

    /** One of them. */
    public record Operation(String verb, String path, String method) {

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
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.shrike").stream()
                        .filter(type -> type.isAnnotatedWith(Controller.class))
                        .map(type -> type.reflect())
                        .flatMap(HiddenOperations::of);
    }

    private static Stream<Operation> of(Class<?> controller) {
        boolean hidden = controller.isAnnotationPresent(Hidden.class)
                || controller.getPackageName().startsWith("dev.shrike.messaging");
        String base = controller.getAnnotation(Controller.class).value();
        return Arrays.stream(controller.getDeclaredMethods())
                .filter(method -> hidden || method.isAnnotationPresent(Hidden.class))
                .flatMap(method -> mapping(base, method).stream());
    }

    private static Optional<Operation> mapping(String base, Method method) {
        if (method.getAnnotation(Get.class) instanceof Get get) {
            return Optional.of(operation("GET", base, get.value(), method));
        }
        if (method.getAnnotation(Post.class) instanceof Post post) {
            return Optional.of(operation("POST", base, post.value(), method));
        }
        if (method.getAnnotation(Put.class) instanceof Put put) {
            return Optional.of(operation("PUT", base, put.value(), method));
        }
        if (method.getAnnotation(Patch.class) instanceof Patch patch) {
            return Optional.of(operation("PATCH", base, patch.value(), method));
        }
        return Optional.ofNullable(method.getAnnotation(Delete.class))
                .map(delete -> operation("DELETE", base, delete.value(), method));
    }

    private static Operation operation(String verb, String base, String rest, Method method) {
        String path = ("/" + base + "/" + rest).replaceAll("/{2,}", "/");
        String clean = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Operation(verb, clean, method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }
}
