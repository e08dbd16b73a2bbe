package dev.actors.spring.web;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes texts that are, or nearly are, times, durations, identifiers and base64. */
final class RandomTexts {

    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "a",
                    "é",
                    "😀",
                    "5",
                    "-1",
                    "true",
                    "NaN",
                    "null",
                    "RED",
                    "red",
                    " RED",
                    "DARK_RED",
                    "dark-red",
                    "MONDAY",
                    "monday",
                    "0x1",
                    "1.0",
                    "Z",
                    "P",
                    "PT",
                    "10MB",
                    "10mb",
                    "a,b",
                    "${user.home}");

    private final Random random;

    RandomTexts(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(14)) {
            case 0 -> date();
            case 1 -> time();
            case 2, 3 -> date() + pick("T", "T", "T", " ", "t") + time();
            case 4, 5, 6 -> date() + pick("T", "T", "T", " ") + time() + offset();
            case 7 -> time() + offset();
            case 8 -> duration();
            case 9 -> period();
            case 10 -> identifier();
            case 11 -> base64();
            case 12 ->
                    pick(offset(), "--" + two(13) + "-" + two(32), year() + "-" + two(13), year());
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private String pick(String... all) {
        return all[random.nextInt(all.length)];
    }

    private String two(int bound) {
        return String.format(Locale.ROOT, "%02d", random.nextInt(bound + 1));
    }

    private String year() {
        return pick("2024", "2023", "1900", "2000", "0000", "9999", "+12345", "99", "-0001");
    }

    private String date() {
        return year() + "-" + pick("02", two(13)) + "-" + pick("29", "30", "31", two(32));
    }

    private String time() {
        return two(24)
                + ":"
                + two(59)
                + pick("", ":" + two(60), ":" + two(59) + pick("", ".5", ".123456789"));
    }

    private String offset() {
        return pick(
                "Z",
                "Z",
                "z",
                "+" + two(18) + ":" + two(59),
                "-" + two(18) + ":00",
                "-00:00",
                "+0100",
                "+01",
                "[Europe/Paris]");
    }

    private String amount() {
        return pick("", "-", "+") + random.nextInt(100_000);
    }

    private String duration() {
        return pick("", "", "-", "+")
                + pick("P", "P", "p")
                + pick("", amount() + "D")
                + pick(
                        "",
                        "T",
                        "T" + amount() + "H",
                        "T" + amount() + "M",
                        "T" + amount() + pick(".5S", "S", ".S"))
                + pick("", "", "", "s");
    }

    private String period() {
        return pick(
                amount() + pick("s", "ms", "d", "x", ""),
                pick("", "-")
                        + "P"
                        + pick("", amount() + "Y")
                        + pick("", amount() + "M")
                        + pick("", amount() + "W")
                        + pick("", amount() + "D"));
    }

    private String identifier() {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return pick(
                id,
                id,
                id.toUpperCase(Locale.ROOT),
                id.substring(1),
                id.replace("-", ""),
                "1-1-1-1-1");
    }

    private String base64() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        String text = Base64.getEncoder().encodeToString(bytes);
        return pick(
                text,
                text,
                text + "=",
                " " + text,
                text.replace('+', '-').replace('/', '_'),
                text.replace("=", ""));
    }
}
