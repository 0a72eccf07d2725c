package dev.shrike.standalone.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.management.endpoint.annotation.Delete;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Write;
import java.util.stream.Stream;

/** What the framework itself can tell and do about a process, as it would be asked. */
public final class FrameworkEndpoints {

    private FrameworkEndpoints() {}

    /** One of them. */
    public record Operation(String verb, String path) {

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    /** Those on the class path, whether or not they are switched on. */
    public static Stream<Operation> all() {
        return new ClassFileImporter()
                .importPackages("io.micronaut").stream()
                        .filter(type -> type.isAnnotatedWith(Endpoint.class))
                        .flatMap(type -> type.getMethods().stream()
                                .flatMap(method -> verb(method).map(verb -> new Operation(verb, path(type)))))
                        .distinct();
    }

    private static Stream<String> verb(JavaMethod method) {
        if (method.isAnnotatedWith(Read.class)) {
            return Stream.of("GET");
        }
        if (method.isAnnotatedWith(Write.class)) {
            return Stream.of("POST");
        }
        return method.isAnnotatedWith(Delete.class) ? Stream.of("DELETE") : Stream.empty();
    }

    private static String path(JavaClass type) {
        Endpoint endpoint = type.getAnnotationOfType(Endpoint.class);
        return "/" + (endpoint.id().isEmpty() ? endpoint.value() : endpoint.id());
    }
}
