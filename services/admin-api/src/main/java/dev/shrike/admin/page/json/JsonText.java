package dev.shrike.admin.page.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * JSON as a row of pieces, indented; a template writes each piece escaped. A value that stands for a sealed one is a piece of its own kind.
 * Immutable.
 */
public record JsonText(List<Piece> pieces) {
    private static final int MOST = 4_000;
    private static final int LONGEST = 4_000;
    private static final String INDENT = "  ";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PERSON = Pattern.compile("/data/(user/id|image/owner|owner|person_id|user_id)");

    public JsonText {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece.
     *
     * @param kind {@code name}, {@code text}, {@code number}, {@code word}, {@code sign}, {@code sealed}, {@code erased} or {@code unavailable}
     * @param href where it leads; null for nowhere
     */
    public record Piece(String kind, String text, @Nullable String href) {
        /** What it is marked with, for style sheets. */
        public String style() {
            return "json-" + kind;
        }
    }

    /** Any JSON. Very long texts are cut, and so is what has very many pieces. */
    public static JsonText of(JsonNode json) {
        Writing writing = new Writing();
        writing.node(json, "", "");
        return new JsonText(writing.pieces);
    }

    private static final class Writing {
        private final List<Piece> pieces = new ArrayList<>();

        private void node(JsonNode node, String path, String indent) {
            if (pieces.size() > MOST) {
                add("word", "…");
                return;
            }
            switch (node.getNodeType()) {
                case OBJECT -> object(node, path, indent);
                case ARRAY -> array(node, path, indent);
                case STRING -> string(node.textValue(), path);
                case NUMBER -> add("number", node.asText());
                default -> add("word", node.toString());
            }
        }

        private void object(JsonNode node, String path, String indent) {
            String mark = mark(node);
            if (mark != null) {
                add(mark, mark);
                return;
            }
            if (node.isEmpty()) {
                add("sign", "{}");
                return;
            }
            String deeper = indent + INDENT;
            add("sign", "{\n" + deeper);
            for (Iterator<Map.Entry<String, JsonNode>> fields =
                            node.properties().iterator();
                    fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                add("name", "\"" + field.getKey() + "\"");
                add("sign", ": ");
                node(field.getValue(), path + "/" + field.getKey(), deeper);
                add("sign", fields.hasNext() ? ",\n" + deeper : "\n" + indent);
            }
            add("sign", "}");
        }

        private void array(JsonNode node, String path, String indent) {
            if (node.isEmpty()) {
                add("sign", "[]");
                return;
            }
            String deeper = indent + INDENT;
            add("sign", "[\n" + deeper);
            for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
                node(elements.next(), path + "/*", deeper);
                add("sign", elements.hasNext() ? ",\n" + deeper : "\n" + indent);
            }
            add("sign", "]");
        }

        private void string(String value, String path) {
            String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
            boolean person = PERSON.matcher(path).matches() && ID.matcher(value).matches();
            pieces.add(new Piece("text", "\"" + escaped(shown) + "\"", person ? "/admin/ui/people/" + value : null));
        }

        /** {@code {"sealed": true}} and the like; null for any other object. */
        @Nullable
        private static String mark(JsonNode node) {
            if (node.size() == 1) {
                for (String mark : List.of("sealed", "erased", "unavailable")) {
                    if (node.path(mark).isBoolean() && node.path(mark).booleanValue()) {
                        return mark;
                    }
                }
            }
            return null;
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        private void add(String kind, String text) {
            pieces.add(new Piece(kind, text, null));
        }
    }
}
