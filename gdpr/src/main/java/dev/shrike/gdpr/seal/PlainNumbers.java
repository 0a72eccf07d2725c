package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** JSON numbers as binary floating point: a fraction is rounded, as every reader of JSON does; what would be lost is refused. */
final class PlainNumbers {

    private PlainNumbers() {}

    static double toDouble(JsonNode number, Place place) {
        double value = number.doubleValue();
        require(number, value, place);
        return value;
    }

    static float toFloat(JsonNode number, Place place) {
        float value = number.isFloat() ? number.floatValue() : (float) number.doubleValue();
        require(number, value, place);
        return value;
    }

    private static void require(JsonNode number, double value, Place place) {
        if (!Double.isFinite(value)) {
            throw place.misfit("must be a number within the range of its type");
        }
        if (number.isIntegralNumber() && new BigDecimal(value).compareTo(number.decimalValue()) != 0) {
            throw place.misfit("has more digits than its type can hold");
        }
    }
}
