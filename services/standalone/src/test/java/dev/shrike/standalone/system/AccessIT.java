package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.standalone.api.Documents;
import dev.shrike.standalone.api.Documents.Described;
import dev.shrike.standalone.api.FrameworkEndpoints;
import dev.shrike.standalone.api.HiddenOperations;
import dev.shrike.standalone.system.Callers.Kind;
import dev.shrike.standalone.system.Matrix.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The authorisation matrix: everything that can be asked of the platform is asked by everybody. Each operation refuses whom it says it does,
 * and nobody else. Operations are found in the API descriptions, in the GraphQL schema, in the event catalogue and in the controllers of
 * what is not described, so that a new one is in the matrix, or the test fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {

    private static final Set<String> FOR_MONITORING = Set.of("/health", "/prometheus");

    @TempDir
    static Path folder;

    private NativePlatform platform;
    private Callers callers;

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
    @Order(1)
    void liveEventsAreShownToWhomTheyAreAboutAndToWhoKeepsThePlatform(TestReporter reporter) throws Exception {
        LiveRows rows = new LiveRows(callers);

        Matrix matrix = rows.call();

        reporter.publishEntry("live events", matrix.toString());
        matrix.requireNoHoles(20);
    }

    @Test
    @Order(2)
    void everyFieldOfGraphQlRefusesWhomItShouldAndNobodyElse(TestReporter reporter) throws Exception {
        GraphRows rows = new GraphRows(callers);
        assertThat(rows.expected())
                .as("who may is said of every field for which a service is asked")
                .isEqualTo(rows.ofSchema());

        Matrix matrix = rows.call();

        reporter.publishEntry("GraphQL", matrix.toString());
        matrix.requireNoHoles(25);
    }

    /** Pages, what is internal, and documents. Their roles are read from the controllers. */
    @Test
    @Order(3)
    void whatNoDocumentDescribesRefusesWhomItShouldAndNobodyElse(TestReporter reporter) {
        HiddenRows rows = new HiddenRows(callers);
        Matrix matrix = new Matrix();

        HiddenOperations.all().forEach(operation -> rows.call(operation, matrix));

        reporter.publishEntry("not described", matrix.toString());
        matrix.requireNoHoles(70);
    }

    /** Of what the framework has to tell of a process, there is what monitoring reads, and nothing else. */
    @Test
    @Order(4)
    void theFrameworkTellsNobodyMoreThanHealthAndNumbers(TestReporter reporter) {
        Matrix matrix = new Matrix();

        FrameworkEndpoints.all().forEach(operation -> {
            for (Kind kind : Kind.values()) {
                int status = callers.call(kind, callers.somebody(), operation.verb(), operation.path(), null);
                Verdict verdict = status == 404 ? Verdict.REFUSED : Verdict.of(kind, status);
                List<String> mayAsk = FOR_MONITORING.contains(operation.path()) ? List.of("anybody") : List.of();
                matrix.cell(operation, mayAsk, kind, verdict, Integer.toString(status));
            }
        });

        reporter.publishEntry("framework", matrix.toString());
        matrix.requireNoHoles(FOR_MONITORING.size());
    }

    /** With the documents' own examples; and the answers are among those that the documents know. */
    @Test
    @Order(5)
    void everyDescribedOperationRefusesWhomItShouldAndNobodyElse(TestReporter reporter) {
        Matrix matrix = new Matrix();
        List<String> undescribed = new ArrayList<>();
        List<Described> operations = Documents.operations()
                .sorted(Comparator.comparing(Described::verb)
                        .reversed()
                        .thenComparing(Described::path)) // deletions last
                .toList();

        operations.forEach(operation -> undescribed.addAll(row(operation, matrix)));

        reporter.publishEntry("described", matrix.toString());
        matrix.requireNoHoles(100);
        assertThat(undescribed).as("answers that no document describes").isEmpty();
    }

    /** Calls one operation as everybody: those who may not first, as those who may change things. */
    private List<String> row(Described operation, Matrix matrix) {
        Request request = Request.of(operation, callers);
        List<String> undescribed = new ArrayList<>();
        for (Kind kind : Callers.inOrder(kind -> kind.isAmong(operation.roles()))) {
            int status = callers.call(
                    kind, request.person(), operation.verb().toUpperCase(Locale.ROOT), request.path(), request.body());
            matrix.cell(operation, operation.roles(), kind, status);
            if (!operation.tree().path("responses").has(Integer.toString(status))) {
                undescribed.add(operation + " answers " + kind + " with " + status);
            }
        }
        return undescribed;
    }
}
