package dev.actors.spring.metrics;

import dev.actors.ActorInfo;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Mailbox sizes by behaviour. One walk over the actors serves all gauges of a scrape. */
final class MailboxSizes {

    private static final long FRESH_NANOS = 1_000_000_000;

    private final Supplier<List<ActorInfo>> snapshot;
    private final LongSupplier nanoTime;
    private Map<String, IntSummaryStatistics> sizes = Map.of();
    private long takenAt;
    private boolean taken;

    MailboxSizes(Supplier<List<ActorInfo>> snapshot, LongSupplier nanoTime) {
        this.snapshot = snapshot;
        this.nanoTime = nanoTime;
    }

    double total(String behavior) {
        return of(behavior).getSum();
    }

    double largest(String behavior) {
        return Math.max(0, of(behavior).getMax());
    }

    private synchronized IntSummaryStatistics of(String behavior) {
        long now = nanoTime.getAsLong();
        if (!taken || now - takenAt > FRESH_NANOS) {
            sizes =
                    snapshot.get().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            ActorInfo::behavior,
                                            Collectors.summarizingInt(ActorInfo::mailboxSize)));
            taken = true;
            takenAt = now;
        }
        return sizes.getOrDefault(behavior, new IntSummaryStatistics());
    }
}
