package dev.shrike.standalone.system;

import dev.shrike.testing.ShrikeContainers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform that the story is told about, wherever it runs. */
interface RunningPlatform extends AutoCloseable {

    /**
     * On native servers in this JVM; in containers when {@code shrike.system} says {@code containers} and an engine is there.
     *
     * @param folder for what is kept
     */
    static RunningPlatform atHand(Path folder) {
        Logger log = LoggerFactory.getLogger(RunningPlatform.class);
        if (System.getProperty("shrike.system", "native").equals("containers")) {
            if (ShrikeContainers.available()) {
                log.info("The system tests run in containers");
                return new ContainerPlatform(folder);
            }
            log.warn("No Docker engine answers: the system tests run on native servers instead of containers");
        }
        return new NativePlatform(folder.resolve("data"));
    }

    /** Returns when everything is well. */
    void start() throws Exception;

    /** Ends everything in good order, and starts it again over the same data. */
    void restart() throws Exception;

    /** Everything that Kafka has on its disk, also what is about to be deleted. */
    List<Path> kafkaSegments() throws IOException;

    /** What that address was sent, and is not forgotten. */
    List<MimeMessage> mailTo(String address) throws MessagingException;

    URI http();

    URI nats();

    String kafka();

    /** Without a path. */
    URI registry();

    String adminPassword() throws IOException;

    @Override
    void close();
}
