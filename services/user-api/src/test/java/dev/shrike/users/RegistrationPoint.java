package dev.shrike.users;

import dev.shrike.messaging.saga.SagaPoint;
import dev.shrike.messaging.saga.SagaPoint.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a registration can be when its process dies: around all that each step does, forth and back. */
record RegistrationPoint(SagaPoint point) {
    private static final List<Place> FORTH =
            List.of(Place.BEFORE_ACTION, Place.AFTER_ACTION, Place.BEFORE_DONE, Place.DONE);
    private static final List<Place> BACK =
            List.of(Place.BEFORE_COMPENSATION, Place.AFTER_COMPENSATION, Place.BEFORE_UNDONE, Place.UNDONE);
    private static final String ACTIVATE = "activate";
    private static final String SET_CREDENTIALS = "set-credentials";

    static List<RegistrationPoint> all() {
        List<RegistrationPoint> all = new ArrayList<>();
        add(all, FORTH, List.of("provision-key", "create-person", SET_CREDENTIALS, ACTIVATE));
        add(all, BACK, List.of(SET_CREDENTIALS, "create-person", "provision-key"));
        return all;
    }

    private static void add(List<RegistrationPoint> all, List<Place> places, List<String> steps) {
        for (String step : steps) {
            places.forEach(place -> all.add(new RegistrationPoint(new SagaPoint(place, step))));
        }
    }

    /** Of whoever is registered up to here. */
    String username() {
        return point.name().replace('@', '.').toLowerCase(Locale.ROOT);
    }

    /** Whether a point of that full name is on the way back. */
    static boolean isBackward(String fullName) {
        return BACK.stream().anyMatch(place -> fullName.contains("." + place + "@"));
    }

    /** Whether what is left needs neither profile nor password, so that the registration is completed without its request. */
    boolean pastTheRequest() {
        return point.step().equals(ACTIVATE) || point.step().equals(SET_CREDENTIALS) && point.place() == Place.DONE;
    }

    static String request(String username) {
        return """
                {"username": "%s", "email": "%s@example.org", "display_name": "Ana", "password": "%s"}""".formatted(username, username, Platform.PASSWORD);
    }
}
