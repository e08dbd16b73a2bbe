import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks that every Java file of the project has the AOSP style of google-java-format, or applies
 * it.
 */
final class Format {

    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        var sources = FileSystems.getDefault().getPathMatcher("glob:{.mvn,*/src}/**.java");
        List<Path> unformatted;
        try (var files = Files.walk(Path.of(""))) {
            unformatted =
                    files.filter(sources::matches)
                            .parallel()
                            .filter(file -> !format(file, apply))
                            .sorted()
                            .toList();
        }
        unformatted.forEach(file -> IO.println((apply ? "Formatted " : "Not formatted: ") + file));
        if (!apply && !unformatted.isEmpty()) {
            IO.println("To format: mvn -N verify -Dformat=apply");
            System.exit(1);
        }
    }

    /** Whether the file had its format already. */
    private static boolean format(Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String formatted = FORMATTER.formatSourceAndFixImports(source);
            if (apply && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return formatted.equals(source);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
