package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands around channels and messages: what the document is, and the two brokers. */
final class Frame {

    static final String NATS = "nats";
    static final String KAFKA = "kafka";

    private Frame() {}

    static void addInfo(ObjectNode document) {
        ObjectNode info = document.putObject("info");
        info.put("title", "Shrike: the events");
        info.put("version", "0.1");
        info.put(
                "description",
                "Every event of the platform, on NATS JetStream, where services live on it, and in Kafka, where it is kept and analysed; and"
                        + " the commands that lead to events. Payloads are Avro; the schemas here are of their JSON form, as REST, exports"
                        + " and live subscriptions show it. Delivery is at least once where consumers see it: an id seen before is a"
                        + " duplicate. A sealed field (`x-sealed`) holds ciphertext, which opens for the person it is about.");
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        document.put("defaultContentType", "application/avro");
    }

    static void addServers(ObjectNode document) {
        ObjectNode servers = document.putObject("servers");
        servers.putObject(NATS)
                .put("host", "127.0.0.1:4222")
                .put("protocol", "nats")
                .put(
                        "description",
                        "JetStream: one stream per event. Payloads are in Avro single-object encoding. The address is that of a"
                                + " platform on one machine.");
        servers.putObject(KAFKA)
                .put("host", "127.0.0.1:9092")
                .put("protocol", "kafka")
                .put(
                        "description",
                        "A topic with the history and a compacted one with the latest of each key, for each major version. Values are in"
                                + " Confluent's wire format. Readers are `read_committed`.")
                .putObject("bindings")
                .putObject("kafka")
                .put("schemaRegistryUrl", "http://127.0.0.1:8081/apis/ccompat/v7")
                .put("schemaRegistryVendor", "apicurio")
                .put("bindingVersion", "0.5.0");
    }
}
