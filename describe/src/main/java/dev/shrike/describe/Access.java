package dev.shrike.describe;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may call an operation, from what it is secured with. The names: {@code anybody}; {@code user}, every person who is logged in;
 * {@code self}, the person whom it is about; {@code analyst}, {@code operator}, {@code privacy-officer}, {@code admin}; {@code service}.
 */
final class Access {

    static final String ANYBODY = "anybody";
    static final String USER = "user";
    static final String SERVICE = "service";

    static final String SECURED = "io.micronaut.security.annotation.Secured";
    private static final String SELF_OR = "dev.shrike.rest.identity.SelfOr";
    private static final String ROLE = "ROLE_";

    private Access() {}

    /**
     * The names, in the order in which they are written. What a method is secured with counts alone, as when it is called; what its class is
     * secured with counts where the method says nothing.
     *
     * @param method its own annotations
     * @param operation those of its class, too
     * @throws IllegalStateException when the operation does not say who may, or more may by {@code SelfOr} than are let in
     */
    static List<String> of(AnnotationMetadata method, AnnotationMetadata operation) {
        String[] secured = (method.hasAnnotation(SECURED) ? method : operation).stringValues(SECURED);
        if (secured.length == 0) {
            throw new IllegalStateException("it is not secured");
        }
        List<String> letIn = Arrays.stream(secured).flatMap(Access::names).toList();
        if (!operation.hasAnnotation(SELF_OR)) {
            return letIn.contains(USER) // as which everybody else is logged in as well
                    ? letIn.stream().filter(Set.of(USER, SERVICE)::contains).toList()
                    : letIn;
        }
        List<String> names = new ArrayList<>(List.of("self"));
        for (String role : operation.stringValues(SELF_OR)) {
            names.add(role(role));
        }
        if (!letIn.contains(USER)) {
            throw new IllegalStateException("people themselves are not let in");
        }
        return List.copyOf(names);
    }

    private static Stream<String> names(String rule) {
        return switch (rule) {
            case "isAnonymous()" -> Stream.of(ANYBODY);
            case "isAuthenticated()" -> Stream.of(USER, SERVICE);
            default -> Stream.of(role(rule));
        };
    }

    private static String role(String rule) {
        if (!rule.startsWith(ROLE)) {
            throw new IllegalStateException(rule + " is no role");
        }
        return rule.substring(ROLE.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
