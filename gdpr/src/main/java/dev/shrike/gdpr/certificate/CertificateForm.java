package dev.shrike.gdpr.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.TreeMap;

/** The JSON of a certificate. What is signed today has to verify in ten years: a change here is a new format. */
final class CertificateForm {

    static final String FORMAT = "shrike.erasure-certificate.v1";

    private CertificateForm() {}

    static byte[] toSign(long number, String previous, Instant issued, String keyId, Statement statement) {
        return CanonicalJson.bytes(tree(number, previous, issued, keyId, statement));
    }

    static byte[] canonical(Certificate it) {
        return CanonicalJson.bytes(tree(it.number(), it.previous(), it.issued(), it.keyId(), it.statement())
                .put("signature", it.signature()));
    }

    private static ObjectNode tree(long number, String previous, Instant issued, String keyId, Statement statement) {
        ObjectNode tree = CanonicalJson.object()
                .put("format", FORMAT)
                .put("number", number)
                .put("previous", previous)
                .put("issued", issued.toString())
                .put("key_id", keyId)
                .put("erasure_id", statement.erasure().toString())
                .put("person_digest", statement.person().hex())
                .put("grade", statement.grade().text())
                .put("requested", statement.requested().toString())
                .put("shredded", statement.shredded().toString());
        ArrayNode keys = tree.putArray("keys");
        statement.keys().forEach(key -> write(key, keys.addObject()));
        ArrayNode participants = tree.putArray("participants");
        statement.participants().forEach(participant -> write(participant, participants.addObject()));
        statement.verification().ifPresent(it -> write(it, tree.putObject("verification")));
        ArrayNode remains = tree.putArray("remains");
        statement.remains().forEach(remainder -> write(remainder, remains.addObject()));
        return tree;
    }

    private static void write(DestroyedKey key, ObjectNode node) {
        node.put("purpose", key.purpose())
                .put("version", key.version())
                .put("fingerprint", key.fingerprint())
                .put("destroyed_at", key.destroyedAt().toString());
    }

    private static void write(Participant participant, ObjectNode node) {
        node.put("name", participant.name());
        participant.acknowledged().ifPresent(time -> node.put("acknowledged", time.toString()));
        ObjectNode counts = node.putObject("counts");
        new TreeMap<>(participant.counts()).forEach(counts::put);
    }

    private static void write(Verification verification, ObjectNode node) {
        node.put("records_scanned", verification.recordsScanned())
                .put("sealed_values_erased", verification.sealedValuesErased())
                .put("findings", verification.findings())
                .put("taken_at", verification.takenAt().toString());
    }

    private static void write(Remainder remainder, ObjectNode node) {
        node.put("what", remainder.what());
        remainder.until().ifPresent(time -> node.put("until", time.toString()));
    }

    static Certificate read(byte[] json) {
        return StrictObject.read(CanonicalJson.parse(json), "certificate", CertificateForm::read);
    }

    private static Certificate read(StrictObject from) {
        String format = from.text("format");
        Permitted.require(format.equals(FORMAT), format, "format is not " + FORMAT);
        return new Certificate(
                from.count("number"),
                from.text("previous"),
                from.time("issued"),
                from.text("key_id"),
                statement(from),
                from.text("signature"));
    }

    private static Statement statement(StrictObject from) {
        String grade = from.text("grade");
        return new Statement(
                from.uuid("erasure_id"),
                new PersonDigest(from.text("person_digest")),
                Grade.of(grade).orElseThrow(() -> new IllegalArgumentException("grade is none of the three")),
                from.time("requested"),
                from.time("shredded"),
                from.list("keys", CertificateForm::key),
                from.list("participants", CertificateForm::participant),
                from.optional("verification", CertificateForm::verification),
                from.list("remains", CertificateForm::remainder));
    }

    private static DestroyedKey key(StrictObject from) {
        int version = Math.toIntExact(from.count("version"));
        return new DestroyedKey(from.text("purpose"), version, from.text("fingerprint"), from.time("destroyed_at"));
    }

    private static Participant participant(StrictObject from) {
        return new Participant(from.text("name"), from.optionalTime("acknowledged"), from.counts("counts"));
    }

    private static Verification verification(StrictObject from) {
        return new Verification(
                from.count("records_scanned"),
                from.count("sealed_values_erased"),
                from.count("findings"),
                from.time("taken_at"));
    }

    private static Remainder remainder(StrictObject from) {
        return new Remainder(from.text("what"), from.optionalTime("until"));
    }
}
