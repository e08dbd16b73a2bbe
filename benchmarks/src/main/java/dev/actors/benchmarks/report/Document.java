package dev.actors.benchmarks.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text written by hand, with blocks in it that are generated. A block begins with the comment
 * {@code <!-- generated: NAME -->} and ends with {@code <!-- end -->}, each on a line of its own.
 */
final class Document {

    private static final Pattern BLOCK =
            Pattern.compile("(<!-- generated: ([a-z]+) -->\\n).*?(?=<!-- end -->)", Pattern.DOTALL);

    private Document() {}

    /**
     * The text with its blocks filled anew.
     *
     * @throws IllegalArgumentException if there is nothing to fill a block with
     */
    static String fill(String text, Map<String, String> blocks) {
        return BLOCK.matcher(text)
                .replaceAll(
                        match -> {
                            String block = blocks.get(match.group(2));
                            if (block == null) {
                                throw new IllegalArgumentException(
                                        "There is no block " + match.group(2));
                            }
                            return Matcher.quoteReplacement(match.group(1) + "\n" + block + "\n\n");
                        });
    }
}
