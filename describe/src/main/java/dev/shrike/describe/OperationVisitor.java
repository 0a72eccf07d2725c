package dev.shrike.describe;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gathers the operations of the controllers that are compiled, and completes the document that Micronaut's processor has written of
 * them. Runs last of all visitors. An operation that does not say who may call it stops the compiler.
 */
public final class OperationVisitor implements TypeElementVisitor<Controller, HttpMethodMapping> {

    private static final String HIDDEN = "io.swagger.v3.oas.annotations.Hidden";
    private static final String FOLDER = "META-INF/swagger";
    private static final String BODY = "io.micronaut.http.annotation.Body";
    private static final String BLOCKING = "io.micronaut.scheduling.annotation.ExecuteOn";
    private static final int LAST = -1_000;

    private static final Map<String, String> VERBS = Map.of(
            "io.micronaut.http.annotation.Get", "get",
            "io.micronaut.http.annotation.Post", "post",
            "io.micronaut.http.annotation.Put", "put",
            "io.micronaut.http.annotation.Patch", "patch",
            "io.micronaut.http.annotation.Delete", "delete");

    private final List<Operation> operations = new ArrayList<>();
    private ClassElement controller;

    @Override
    public int getOrder() {
        return LAST;
    }

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.AGGREGATING;
    }

    @Override
    public void visitClass(ClassElement element, VisitorContext context) {
        controller = isOfTests(context) || nobodyIsKnown(context, element) ? null : element;
    }

    /** A service without any security has no callers to tell apart; a library may name roles for services that have it. */
    private static boolean nobodyIsKnown(VisitorContext context, ClassElement element) {
        return context.getClassElement(Access.SECURED).isEmpty() && !element.hasAnnotation(Access.SECURED);
    }

    /** Controllers of tests stand for others, and have no clients. */
    private static boolean isOfTests(VisitorContext context) {
        return context.getClassesOutputPath()
                .map(folder -> folder.endsWith("test-classes"))
                .orElse(true);
    }

    @Override
    public void visitMethod(MethodElement method, VisitorContext context) {
        if (controller == null || controller.hasAnnotation(HIDDEN) || method.hasAnnotation(HIDDEN)) {
            return;
        }
        try {
            VERBS.entrySet().stream()
                    .filter(verb -> method.hasAnnotation(verb.getKey()))
                    .forEach(verb -> operations.add(operation(verb.getValue(), method)));
        } catch (IllegalStateException unclear) {
            context.fail("Who may call this operation is not clear: " + unclear.getMessage(), method);
        }
    }

    private Operation operation(String verb, MethodElement method) {
        return new Operation(
                verb,
                path(
                        controller.stringValue(Controller.class).orElse(""),
                        method.stringValue(HttpMethodMapping.class).orElse("")),
                Access.of(method.getMethodAnnotationMetadata(), method),
                Stream.of(method.getParameters()).anyMatch(OperationVisitor::canBeWrong),
                method.hasAnnotation(BLOCKING) || controller.hasAnnotation(BLOCKING));
    }

    /** A text without any rule is the one thing that a client cannot get wrong. */
    private static boolean canBeWrong(ParameterElement parameter) {
        String type = parameter.getType().getName();
        boolean given = !type.startsWith("io.micronaut.");
        return given
                && (parameter.hasAnnotation(BODY)
                        || !type.equals(String.class.getName())
                        || parameter.hasStereotype("jakarta.validation.Constraint"));
    }

    static String path(String controller, String method) {
        String whole = "/" + controller + "/" + method;
        String withoutQuery = whole.replaceAll("\\{[?&][^}]*}", "");
        String clean = withoutQuery.replaceAll("/{2,}", "/");
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }

    @Override
    public void finish(VisitorContext context) {
        if (operations.isEmpty()) {
            return;
        }
        try {
            for (Path document : documents(context)) {
                new ApiDocument(document).complete(operations);
            }
        } catch (IOException | IllegalStateException e) {
            context.fail(
                    "The OpenAPI document cannot be completed: " + e.getMessage(),
                    controller); // without a place it is not shown
        } finally {
            operations.clear();
        }
    }

    private static List<Path> documents(VisitorContext context) throws IOException {
        Path folder = context.getClassesOutputPath().orElseThrow().resolve(FOLDER);
        if (Files.notExists(folder)) {
            return List.of(); // a module whose controllers are described elsewhere
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
