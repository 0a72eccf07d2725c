package dev.shrike.standalone.platform;

import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The administrator of a single machine: registered at the first start, and at every start given the password that the data folder
 * keeps, so that deleting the file and starting again makes a new one.
 */
@Singleton
final class Administrator {
    private static final String USERNAME = "admin";

    private final AdministratorClient client;

    Administrator(AdministratorClient client) {
        this.client = client;
    }

    void ensure(LocalSettings settings) throws IOException {
        String password = LocalSecrets.readOrMake(settings.adminPasswordFile());
        Path idFile = settings.data().resolve("secrets").resolve("admin-id");
        if (Files.notExists(idFile)) {
            Files.writeString(idFile, register(password) + "\n");
        }
        UUID id = UUID.fromString(Files.readString(idFile).strip());
        client.setCredentials(id, new AdministratorClient.Credentials(USERNAME, password, true));
    }

    private UUID register(String password) {
        var person = new AdministratorClient.Registration(USERNAME, "admin@example.org", "Administrator", password);
        return client.register("local-administrator", person).id();
    }
}
