package dev.actors.mesh;

import dev.actors.RemoteFailure;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/**
 * What was thrown: the name of its class and what it says. It arrives as a {@link RemoteFailure};
 * no class is looked for by the name.
 */
final class ThrowableForm implements Form {

    private static final int MAX_LENGTH = 4_000;

    @Override
    public void write(@Nullable Object value, WireOutput out) {
        RemoteFailure failure = RemoteFailure.of(Objects.requireNonNull((Throwable) value));
        out.begin(2);
        out.text(abbreviated(failure.type()));
        out.text(abbreviated(String.valueOf(failure.getMessage())));
        out.end();
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_LENGTH
                ? wellFormed(text)
                : wellFormed(text.substring(0, MAX_LENGTH)) + "...";
    }

    /** With a question mark for half of a surrogate pair, which no format can write. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Override
    public RemoteFailure read(WireInput in) {
        in.begin();
        in.next();
        String type = in.text();
        in.next();
        String text = in.text();
        in.end();
        return new RemoteFailure(type, text);
    }

    @Override
    public String outline(Set<Form> within) {
        return "throwable";
    }
}
