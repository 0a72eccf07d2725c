package dev.shrike.standalone.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.importing.RestClient.Answer;
import java.util.Optional;

/** The administrator's access token, fetched when there is none and again when it has run out. Thread safe. */
final class AdminSession {
    private final RestClient client;
    private final String password;
    private String token;

    AdminSession(RestClient client, String password) {
        this.client = client;
        this.password = password;
    }

    synchronized String token() {
        if (token == null) {
            token = logIn();
        }
        return token;
    }

    /** A fresh token, unless another thread has already replaced the one that was refused. */
    synchronized String tokenInsteadOf(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
        return token();
    }

    private String logIn() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("username", "admin").put("password", password);
        Answer answer = client.post("/login", body, Optional.empty(), Optional.empty());
        if (!answer.succeeded()) {
            throw new UnavailableException("The administrator cannot log in: " + answer.problem(), null);
        }
        return answer.body().path("access_token").asText();
    }
}
