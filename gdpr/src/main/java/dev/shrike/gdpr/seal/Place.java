package dev.shrike.gdpr.seal;

/**
 * Where in a plain value something stands, for messages. Keys of maps are data, and are not told.
 *
 * @param around the place that it is part of; null at the field itself
 * @param step a name, or the number of an item
 */
record Place(Place around, Object step) {

    private static final String ENTRY = "{}";

    static Place of(String path) {
        return new Place(null, path);
    }

    Place field(String name) {
        return new Place(this, name);
    }

    Place item(int number) {
        return new Place(this, number);
    }

    Place entry() {
        return new Place(this, ENTRY);
    }

    PlainValueException misfit(String what) {
        return new PlainValueException(this + " " + what);
    }

    @Override
    public String toString() {
        if (around == null) {
            return step.toString();
        }
        return switch (step) {
            case Integer number -> around + "[" + number + "]";
            case String name when name.equals(ENTRY) -> around + ENTRY;
            default -> around + "." + step;
        };
    }
}
