package dev.actors.spring.web;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What messages and exceptions say of themselves, cut to a length that a page can show. */
final class ShownText {

    private static final int LONGEST = 500;
    private static final int MOST_ELEMENTS = 50;
    private static final int MOST_FRAMES = 100;

    private ShownText() {}

    /** A value in its own words. Of a large collection or map only the beginning is looked at. */
    static String of(@Nullable Object value) {
        try {
            return cut(
                    switch (value) {
                        case Map<?, ?> map when map.size() > MOST_ELEMENTS ->
                                some(map.entrySet(), map.size());
                        case List<?> list when list.size() > MOST_ELEMENTS ->
                                some(list, list.size());
                        case CharSequence text when text.length() > LONGEST ->
                                text.subSequence(0, LONGEST + 1).toString();
                        case null, default -> String.valueOf(value);
                    });
        } catch (Throwable e) {
            return "cannot be shown: its toString threw a " + e.getClass().getName();
        }
    }

    private static String some(Iterable<?> all, int size) {
        List<String> first = new ArrayList<>();
        for (Object element : all) {
            first.add(of(element));
            if (first.size() == MOST_ELEMENTS) {
                break;
            }
        }
        return size + " elements: " + String.join(", ", first);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** What an exception says; null for nothing. */
    static @Nullable String message(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null ? null : cut(message);
        } catch (Throwable e) {
            return "cannot be shown: its getMessage threw a " + e.getClass().getName();
        }
    }

    /** Where it was thrown, with its causes. */
    static List<String> stack(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Throwable next = failure;
        while (next != null && lines.size() < MOST_FRAMES) {
            if (next != failure) {
                String message = message(next);
                lines.add(
                        "Caused by: "
                                + next.getClass().getName()
                                + (message == null ? "" : ": " + message));
            }
            for (StackTraceElement frame : next.getStackTrace()) {
                if (lines.size() == MOST_FRAMES) {
                    break;
                }
                lines.add("at " + frame);
            }
            next = next.getCause() == next ? null : next.getCause();
        }
        return lines;
    }
}
