package dev.actors.pattern;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The clauses of one receive, as one pattern: it matches what any of them takes, tried in their
 * order.
 *
 * <p>It remembers which clause the last match was for, so that no condition is tested twice:
 * therefore each receive has a choice of its own, and one inside another does not disturb it.
 *
 * @param <R> what the receive gives
 */
public final class Choice<R extends @Nullable Object> implements Pattern<Object> {

    private final List<OnClause<?, ? extends R>> clauses;
    private final @Nullable AfterClause<? extends R> after;
    private @Nullable OnClause<?, ? extends R> chosen;

    private Choice(
            List<OnClause<?, ? extends R>> clauses, @Nullable AfterClause<? extends R> after) {
        this.clauses = clauses;
        this.after = after;
    }

    /**
     * Makes the choice of one receive.
     *
     * @param clauses in the order in which a message is tried
     * @param <R> what the receive gives
     * @return the choice
     * @throws IllegalArgumentException if there is no clause, or a clause follows an {@code
     *     after(...)}
     */
    @SafeVarargs
    public static <R extends @Nullable Object> Choice<R> of(Clause<? extends R>... clauses) {
        if (clauses.length == 0) {
            throw new IllegalArgumentException(
                    "A receive needs a clause. Give it an on(...) or an after(...).");
        }
        List<OnClause<?, ? extends R>> on = new ArrayList<>();
        AfterClause<? extends R> after = null;
        for (Clause<? extends R> clause : clauses) {
            if (after != null) {
                throw new IllegalArgumentException(
                        clause instanceof AfterClause
                                ? "A receive has one after(...) at most. Leave out the others."
                                : "A clause follows after(...). Make after(...) the last clause.");
            }
            switch (clause) {
                case OnClause<?, ? extends R> taking -> on.add(taking);
                case AfterClause<? extends R> last -> after = last;
            }
        }
        return new Choice<>(on, after);
    }

    /**
     * How long the receive waits.
     *
     * @return the time of its {@code after(...)}; null to wait for as long as it takes
     */
    public @Nullable Duration timeout() {
        return after == null ? null : after.timeout();
    }

    /**
     * Does what a clause says.
     *
     * @param message the message matched last; null if time is up, which needs an {@code
     *     after(...)}
     * @return what the clause's function gives
     */
    public R outcome(@Nullable Object message) {
        return message == null
                ? Objects.requireNonNull(after).then().get()
                : Objects.requireNonNull(chosen).apply(message);
    }

    @Override
    public boolean matches(Object message) {
        for (OnClause<?, ? extends R> clause : clauses) {
            if (clause.pattern().matches(message)) {
                chosen = clause;
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<Class<?>> types() {
        return clauses.stream()
                .flatMap(clause -> clause.pattern().types().stream())
                .collect(toUnmodifiableSet());
    }

    @Override
    public Object extract(Object message) {
        return message;
    }

    /** The patterns in their order, such as {@code Data or {data: any, event: String}}. */
    @Override
    public String toString() {
        return clauses.isEmpty()
                ? "a time-out"
                : clauses.stream().map(on -> on.pattern().toString()).collect(joining(" or "));
    }
}
