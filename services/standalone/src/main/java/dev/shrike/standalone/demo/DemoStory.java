package dev.shrike.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.certificate.CertificateVerifier;
import dev.shrike.gdpr.certificate.Expectation;
import dev.shrike.gdpr.certificate.PublishedKeys;
import dev.shrike.gdpr.certificate.Verdict;
import dev.shrike.standalone.erasure.ErasureClient;
import dev.shrike.standalone.importing.ImportSummary;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.rest.PlatformRest.Written;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Imports the sample, ticks, rates, and forgets somebody, on a running platform. Each telling has people and an image of its own, and
 * leaves behind what it did but for the person who is forgotten. Used by one thread.
 */
public final class DemoStory {
    /** How many steps it has. */
    public static final int STEPS = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SPECIES = "Vanellus chilensis";
    private static final String NOTE = "two chicks, by the pond behind our house";

    private final URI platform;
    private final PlatformRest admin;
    private final Importing importing;
    private final Path folder;
    private final Consumer<DemoStep> narrator;

    /**
     * @param admin the administrator's way in
     * @param folder where the certificate is put
     * @param narrator told each step as soon as it has happened
     */
    public DemoStory(URI platform, PlatformRest admin, Importing importing, Path folder, Consumer<DemoStep> narrator) {
        this.platform = platform;
        this.admin = admin;
        this.importing = importing;
        this.folder = folder;
        this.narrator = narrator;
    }

    /**
     * Tells it from the beginning to the end.
     *
     * @throws dev.shrike.standalone.rest.RestException when the platform refuses or does not answer
     * @throws DemoException when something does not happen in time
     */
    public void tell() throws IOException, InterruptedException {
        observationsComeIn();
        try (Birder wren = Birder.register(platform, admin, "wren");
                Birder robin = Birder.register(platform, admin, "robin")) {
            String image = "https://images.example.org/demo/" + UUID.randomUUID() + ".jpg";
            tickABird(wren, image);
            rateIt(wren, robin, image);
            lookAtTheEvent(wren);
            String erasure = forget(wren);
            prove(wren, erasure);
        }
    }

    private void observationsComeIn() throws IOException {
        Files.createDirectories(folder);
        ImportSummary summary = importing.sample(folder.resolve("sample.rejects.csv"), new Importing.Listener() {
            @Override
            public void begin(long rows) {}

            @Override
            public void row() {}
        });
        step(
                "Observations come in",
                List.of("The sample: " + summary.line() + "."),
                page("/admin"),
                page("/admin/ui/events"));
    }

    private void tickABird(Birder wren, String image) throws InterruptedException {
        long before = System.nanoTime();
        Written tick = wren.tick(image, SPECIES, NOTE);
        Duration stored = since(before);
        JsonNode score = wren.read("/scores?image=" + encoded(image), tick.position());
        step(
                "Wren ticks a bird",
                List.of(
                        wren.username() + " has seen " + SPECIES + ": row and event were stored after " + millis(stored)
                                + ".",
                        "After " + millis(since(before)) + " the image had its score, "
                                + score.path("score").asInt()
                                + ": by NATS, the bridge, Kafka and a topology, and back."),
                page("/admin/ui/people/" + wren.id()),
                page("/admin/ui/topologies"));
    }

    private void rateIt(Birder wren, Birder robin, String image) throws InterruptedException {
        Written rating = robin.rate(image, 5);
        JsonNode score = robin.read("/scores?image=" + encoded(image), rating.position());
        step(
                "Robin rates it",
                List.of(
                        robin.username() + " gives it 5: the score is "
                                + score.path("score").asInt() + " now, of "
                                + ratings(score.path("ratings").asInt()) + ".",
                        wren.username() + " is told by mail, which local mode catches."),
                page("/admin/ui/people/" + robin.id()));
    }

    private void lookAtTheEvent(Birder wren) throws InterruptedException {
        JsonNode own = tickOf(wren.read("/events/tick/" + wren.id(), null));
        JsonNode others = tickOf(admin.get("/events/tick/" + wren.id()));
        step(
                "Who sees what",
                List.of(
                        "Wren reads the note of the tick: \""
                                + own.at("/data/sighting/note").asText() + "\".",
                        "An administrator reads: " + others.at("/data/sighting/note") + "."),
                page("/admin/ui/events?event=tick&aggregate=" + wren.id()));
    }

    private String forget(Birder wren) throws InterruptedException {
        ErasureClient erasures = new ErasureClient(admin);
        long before = System.nanoTime();
        JsonNode begun = erasures.request(UUID.fromString(wren.id()));
        JsonNode shredded = erasures.await(begun, now -> now.hasNonNull("grade"), PATIENCE, _ -> {})
                .orElseThrow(() -> new DemoException("The erasure was not certified within " + PATIENCE));
        JsonNode tick = tickOf(admin.get("/events/tick/" + wren.id()));
        step(
                "Wren is forgotten",
                List.of(
                        shredded.path("keys_destroyed").asInt() + " keys are destroyed, and that was certified after "
                                + millis(since(before)) + ".",
                        "The note of the tick, for everybody: " + tick.at("/data/sighting/note") + "."),
                page("/admin/ui/erasures/" + begun.path("id").asText()));
        return begun.path("id").asText();
    }

    private void prove(Birder wren, String erasure) throws IOException {
        Path certificate = folder.resolve("certificate-" + erasure + ".json");
        Path keys = folder.resolve("certificate-keys.json");
        Files.deleteIfExists(certificate);
        new ErasureClient(admin).certificate(erasure, Files.createFile(certificate));
        Files.deleteIfExists(keys);
        admin.download("/gdpr/certificate-keys", Files.createFile(keys));
        Expectation expected =
                new Expectation(Optional.of(UUID.fromString(erasure)), Optional.of(UUID.fromString(wren.id())));
        Verdict verdict = new CertificateVerifier(PublishedKeys.read(Files.readAllBytes(keys)))
                .verify(Files.readAllBytes(certificate), expected);
        String grade = switch (verdict) {
            case Verdict.Valid(var valid) -> valid.statement().grade().text();
            case Verdict.Invalid(var _, String reason) ->
                throw new DemoException("The certificate is not valid: " + reason);
        };
        step(
                "And there is proof",
                List.of("The certificate is valid, grade " + grade + ", checked offline."),
                "./shrike verify-certificate " + certificate + " --keys " + keys,
                "./shrike verify " + wren.id());
    }

    private static JsonNode tickOf(JsonNode page) {
        return page.path("events").path(0);
    }

    private void step(String title, List<String> told, String... links) {
        narrator.accept(new DemoStep(title, told, List.of(links)));
    }

    private String page(String path) {
        return platform.resolve(path).toString();
    }

    private static String ratings(int count) {
        return count == 1 ? "1 rating" : count + " ratings";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static String millis(Duration took) {
        return "%,d ms".formatted(took.toMillis());
    }
}
