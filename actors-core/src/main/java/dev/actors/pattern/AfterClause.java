package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;

/** What to do when time is up. */
record AfterClause<R extends @Nullable Object>(Duration timeout, Supplier<? extends R> then)
        implements Clause<R> {}
