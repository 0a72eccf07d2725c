package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.api.Documents;
import dev.shrike.standalone.api.Documents.Described;
import dev.shrike.standalone.api.HiddenOperations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The authorisation matrix: every operation that a document describes is called as everybody, on the whole platform, with the document's
 * own examples. Each refuses whom it says it does, and nobody else; and it answers with nothing that the document does not know.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    @TempDir
    static Path folder;

    private NativePlatform platform;
    private Callers callers;
    private final List<String> undescribed = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        Path data = folder.resolve("data");
        platform = new NativePlatform(data);
        platform.start();
        callers = new Callers(platform.http(), data);
    }

    @AfterAll
    void stop() {
        callers.close();
        platform.close();
    }

    @Test
    void everyOperationRefusesWhomItShouldAndNobodyElse() {
        List<String> holes = new ArrayList<>();
        List<Described> operations = Documents.operations()
                .sorted(Comparator.comparing(Described::verb)
                        .reversed()
                        .thenComparing(Described::path)) // deletions last
                .toList();
        assertThat(operations).as("described at all").hasSizeGreaterThan(90);

        operations.forEach(operation -> holes.addAll(row(operation)));

        assertThat(holes).as("holes in the matrix").isEmpty();
        assertThat(undescribed).as("answers that no document describes").isEmpty();
    }

    @Test
    void whatIsInternalRefusesEveryPerson() {
        List<String> holes = new ArrayList<>();
        HiddenOperations.all().filter(HiddenOperations.Operation::isInternal).forEach(operation -> {
            String path = operation.path().replaceAll("\\{[^}]*}", "7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01");
            for (Callers.Kind kind : Callers.Kind.values()) {
                int status = callers.call(kind, callers.somebody(), operation.verb(), path, bodyOf(operation.verb()));
                if (kind != Callers.Kind.SERVICE && !Callers.isRefusal(kind, status)) {
                    holes.add(operation + " answers " + kind + " with " + status);
                }
            }
        });

        assertThat(holes).isEmpty();
    }

    @Test
    void deadLettersAreForOperatorsAndAdmins() {
        for (Callers.Kind kind : Callers.Kind.values()) {
            int status = callers.call(kind, callers.somebody(), "GET", "/admin/dead-letters", null);
            boolean may = kind == Callers.Kind.OPERATOR || kind == Callers.Kind.ADMIN;

            assertThat(Callers.isRefusal(kind, status))
                    .as(kind + " got " + status)
                    .isEqualTo(!may);
        }
    }

    /** Calls one operation as everybody: those who may not first, as those who may change things. */
    private List<String> row(Described operation) {
        Request request = Request.of(operation, callers);
        List<String> holes = new ArrayList<>();
        for (Callers.Kind kind : Callers.inOrder(kind -> may(operation, kind))) {
            int status = callers.call(
                    kind, request.person(), operation.verb().toUpperCase(Locale.ROOT), request.path(), request.body());
            boolean refused = status == 401 || status == 403;
            boolean right = may(operation, kind) ? !refused : Callers.isRefusal(kind, status);
            if (!right) {
                holes.add(operation + " answers " + kind + " with " + status + ", and says " + operation.roles());
            }
            if (!operation.tree().path("responses").has(Integer.toString(status))) {
                undescribed.add(operation + " answers " + kind + " with " + status);
            }
        }
        return holes;
    }

    private static boolean may(Described operation, Callers.Kind kind) {
        List<String> roles = operation.roles();
        return roles.contains("anybody")
                || (roles.contains("user") && kind.isPerson())
                || (roles.contains("self") && kind == Callers.Kind.SELF)
                || roles.contains(kind.role());
    }

    private static ObjectNode bodyOf(String verb) {
        return verb.equals("GET") || verb.equals("DELETE") ? null : Request.emptyBody();
    }
}
