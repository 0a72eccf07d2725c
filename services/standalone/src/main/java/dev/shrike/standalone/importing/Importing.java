package dev.shrike.standalone.importing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Imports files of observations into a running platform, as its administrator. */
public final class Importing {
    private static final int IN_FLIGHT = 16;
    private static final String SAMPLE = "/sample/observations.csv";

    private final URI platform;
    private final String adminPassword;

    public Importing(URI platform, String adminPassword) {
        this.platform = platform;
        this.adminPassword = adminPassword;
    }

    /** Told how an import is getting on. */
    public interface Listener {
        /** Before the first row. */
        void begin(long rows);

        /** After every row, on any thread. */
        void row();
    }

    /**
     * Imports a file.
     *
     * @param rejects where rows are written that are left out; removed when there are none
     * @throws ImportException when the file is no such file, or the platform stays away
     */
    public ImportSummary file(Path file, Path rejects, Listener listener) throws IOException {
        return run(new ObservationFile(() -> Files.newInputStream(file)), rejects, listener);
    }

    /** Imports the sample that ships with Shrike. */
    public ImportSummary sample(Path rejects, Listener listener) throws IOException {
        return run(new ObservationFile(Importing::openSample), rejects, listener);
    }

    private ImportSummary run(ObservationFile file, Path rejectsFile, Listener listener) throws IOException {
        listener.begin(file.rows());
        try (RestClient client = new RestClient(platform, Backoff.usual());
                RejectsFile rejects = new RejectsFile(rejectsFile)) {
            AdminSession session = new AdminSession(client, adminPassword);
            PlatformApi api = new RestPlatformApi(client, session, new ObserverPasswords(adminPassword));
            return new ImportRun(api, rejects, IN_FLIGHT, listener::row).run(file);
        }
    }

    private static InputStream openSample() throws IOException {
        InputStream sample = Importing.class.getResourceAsStream(SAMPLE);
        if (sample == null) {
            throw new IOException("The sample is missing from this build");
        }
        return sample;
    }
}
