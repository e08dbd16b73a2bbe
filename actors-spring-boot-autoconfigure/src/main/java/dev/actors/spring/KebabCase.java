package dev.actors.spring;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as the protocol writes them: {@code PriceList} as {@code price-list}. */
final class KebabCase {

    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private KebabCase() {}

    static String of(Class<?> type) {
        return BOUNDARY.matcher(type.getSimpleName())
                .replaceAll("-")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
