package dev.actors.benchmarks;

import java.util.HashMap;
import java.util.Map;

/**
 * The options of a command line, such as {@code --workload fan-in}.
 *
 * @param values by name
 */
record Options(Map<String, String> values) {

    static Options of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Options are --name value, unlike " + arguments[i]);
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return new Options(Map.copyOf(values));
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The option --" + name + " is missing");
        }
        return value;
    }

    double number(String name, double otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Double.parseDouble(value);
    }
}
