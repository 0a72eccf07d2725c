package dev.shrike.gdpr.scan.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The bytes in which several numbers of one value, a location above all, may stand somewhere. */
final class NumberForms {

    private NumberForms() {}

    /**
     * @param value an object
     * @param numbers the numbers among its fields, in their order
     */
    static Set<Form> of(JsonNode value, double[] numbers) {
        Set<Form> forms = new LinkedHashSet<>();
        double[] reversed = new double[numbers.length];
        Arrays.setAll(reversed, i -> numbers[numbers.length - 1 - i]);
        for (double[] order : List.of(numbers, reversed)) {
            // Avro's binary form, then that of Java and PostgreSQL
            forms.add(binary(order, ByteOrder.LITTLE_ENDIAN));
            forms.add(binary(order, ByteOrder.BIG_ENDIAN));
            for (String separator : List.of(",", ", ", " ", ";", "/")) {
                forms.addAll(ValueForms.of(joined(order, separator, Double::toString)));
                forms.addAll(ValueForms.of(joined(order, separator, NumberForms::plain)));
            }
        }
        forms.addAll(ValueForms.of(json(value, ":", ",")));
        forms.addAll(ValueForms.of(json(value, ": ", ", ")));
        return forms;
    }

    private static Form binary(double[] numbers, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES).order(order);
        Arrays.stream(numbers).forEach(bytes::putDouble);
        return new Form(bytes.array());
    }

    private static String joined(double[] numbers, String separator, DoubleFunction<String> written) {
        return Arrays.stream(numbers).mapToObj(written).collect(Collectors.joining(separator));
    }

    /** As PostgreSQL and people write it. */
    private static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    /** From the first number on: what stands before is the same in everybody's. */
    private static String json(JsonNode value, String colon, String comma) {
        String whole = value.propertyStream()
                .filter(field -> field.getValue().isNumber())
                .map(field -> "\"" + field.getKey() + "\"" + colon + number(field))
                .collect(Collectors.joining(comma));
        return whole.substring(whole.indexOf(colon) + colon.length());
    }

    private static String number(Map.Entry<String, JsonNode> field) {
        return Double.toString(field.getValue().doubleValue());
    }
}
