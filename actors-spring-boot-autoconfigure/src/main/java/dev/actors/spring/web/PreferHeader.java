package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preferences of a request (RFC 7240). A header that does not parse is ignored, as the RFC
 * says.
 */
final class PreferHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String WORD = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";

    /** Gives nothing back that it has taken, so that no header can make it search for long. */
    private static final Pattern PREFERENCE =
            Pattern.compile(
                    "\\s*+(?:(?<name>"
                            + TOKEN
                            + ")(?:\\s*+=\\s*+(?<value>"
                            + WORD
                            + "))?+(?:\\s*+;\\s*+(?:"
                            + TOKEN
                            + "(?:\\s*+=\\s*+"
                            + WORD
                            + ")?+)?+)*+)?+\\s*+(?:,|$)");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final PreferHeader NONE = new PreferHeader(Map.of());

    private final Map<String, String> preferences;

    private PreferHeader(Map<String, String> preferences) {
        this.preferences = preferences;
    }

    static PreferHeader of(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders("Prefer");
        return values.hasMoreElements()
                ? new PreferHeader(parse(String.join(",", Collections.list(values))))
                : NONE;
    }

    private static Map<String, String> parse(String header) {
        Map<String, String> parsed = new HashMap<>();
        Matcher preference = PREFERENCE.matcher(header);
        while (preference.regionStart() < header.length()) {
            if (!preference.lookingAt()) {
                return Map.of();
            }
            String name = preference.group("name");
            String value = preference.group("value");
            if (name != null) {
                parsed.putIfAbsent(
                        name.toLowerCase(Locale.ROOT), value == null ? "" : unquoted(value));
            }
            preference.region(preference.end(), header.length());
        }
        return parsed;
    }

    private static String unquoted(String word) {
        return word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
    }

    /** How long the client is ready to wait for a reply; empty if it is not. */
    Optional<Duration> waiting() {
        return Optional.ofNullable(preferences.get("wait"))
                .filter(value -> DIGITS.matcher(value).matches())
                .map(PreferHeader::seconds)
                .filter(Duration::isPositive);
    }

    /** More than a few digits are for ever, and what is for ever is capped later. */
    private static Duration seconds(String digits) {
        return digits.length() > 9
                ? Duration.ofDays(365)
                : Duration.ofSeconds(Long.parseLong(digits));
    }

    /** Whether the client does not want to wait until the work is done. */
    boolean respondAsync() {
        return preferences.containsKey("respond-async");
    }
}
