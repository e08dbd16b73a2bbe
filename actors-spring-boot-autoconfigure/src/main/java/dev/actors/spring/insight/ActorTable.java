package dev.actors.spring.insight;

import dev.actors.ActorGlance;
import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The actors of a census as a table, of which one page is wanted. The keys are read once before
 * they are compared, since actors go on meanwhile.
 */
public final class ActorTable {

    private final Census census;

    private ActorTable(Census census) {
        this.census = census;
    }

    /**
     * A page of the table.
     *
     * @param census the actors
     * @param query which of them
     * @return their places in {@link Census#actors}
     */
    public static Page<Integer> page(Census census, ActorQuery query) {
        return new ActorTable(census).page(query);
    }

    private Page<Integer> page(ActorQuery query) {
        int[] matching = IntStream.range(0, census.size()).filter(filter(query)).toArray();
        int from = (int) Math.min((long) query.page() * query.size(), matching.length);
        int to = Math.min(from + query.size(), matching.length);
        if (query.sort() != ActorQuery.Sort.AGE) {
            Selection.order(matching, order(matching, query), from, to);
        } else if (query.descending()) {
            IntStream.range(0, matching.length / 2)
                    .forEach(i -> swap(matching, i, matching.length - 1 - i));
        }
        List<Integer> items = Arrays.stream(matching, from, to).boxed().toList();
        return new Page<>(items, query.page(), query.size(), matching.length);
    }

    private static void swap(int[] items, int one, int other) {
        int item = items[one];
        items[one] = items[other];
        items[other] = item;
    }

    // Filters

    private IntPredicate filter(ActorQuery query) {
        IntPredicate all = text(query.text());
        String behavior = query.behavior();
        if (behavior != null) {
            all = all.and(i -> actor(i).behavior().equals(behavior));
        }
        return query.status() == null ? all : all.and(i -> actor(i).status() == query.status());
    }

    private IntPredicate text(String text) {
        if (text.isEmpty()) {
            return _ -> true;
        }
        String part = text.toLowerCase(Locale.ROOT);
        Set<String> behaviors =
                census.behaviors().keySet().stream()
                        .filter(name -> has(name, part))
                        .collect(Collectors.toSet());
        IntPredicate isNamed =
                i -> behaviors.contains(actor(i).behavior()) || isNamed(actor(i), part);
        Address address = address(text);
        return address == null ? isNamed : isNamed.or(i -> actor(i).address().equals(address));
    }

    private static boolean isNamed(ActorGlance actor, String part) {
        for (String name : actor.names()) {
            if (has(name, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(String name, String part) {
        return name.toLowerCase(Locale.ROOT).contains(part);
    }

    private static @Nullable Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    // Orders

    private IntBinaryOperator order(int[] matching, ActorQuery query) {
        int sign = query.descending() ? -1 : 1;
        return switch (query.sort()) {
            case AGE -> Integer::compare;
            case NAME -> byText(matching, this::name, sign);
            case BEHAVIOR -> byText(matching, i -> actor(i).behavior(), sign);
            case STATUS -> byText(matching, i -> actor(i).status().name(), sign);
            case MAILBOX -> byNumber(matching, i -> actor(i).mailboxSize(), sign);
            case MESSAGES -> byNumber(matching, i -> bits(census.messagesPerSecond(i)), sign);
            case HANDLING -> byNumber(matching, this::handling, sign);
            case RESTARTS -> byNumber(matching, i -> actor(i).restarts(), sign);
        };
    }

    private interface Text {
        @Nullable String of(int index);
    }

    private IntBinaryOperator byNumber(int[] matching, IntToLongFunction key, int sign) {
        long[] keys = new long[census.size()];
        for (int i : matching) {
            keys[i] = key.applyAsLong(i);
        }
        return (one, other) -> {
            int order = sign * Long.compare(keys[one], keys[other]);
            return order == 0 ? Integer.compare(one, other) : order;
        };
    }

    private IntBinaryOperator byText(int[] matching, Text key, int sign) {
        @Nullable String[] keys = new @Nullable String[census.size()];
        for (int i : matching) {
            keys[i] = key.of(i);
        }
        return (one, other) -> {
            int order = compare(keys[one], keys[other], sign);
            return order == 0 ? Integer.compare(one, other) : order;
        };
    }

    private static int compare(@Nullable String one, @Nullable String other, int sign) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return sign * one.compareTo(other);
    }

    private @Nullable String name(int index) {
        List<String> names = actor(index).names();
        return names.isEmpty() ? null : names.getFirst();
    }

    private long handling(int index) {
        BehaviorFigures figures = census.behaviors().get(actor(index).behavior());
        return bits(figures == null ? null : figures.meanHandlingMicros());
    }

    /** Of numbers that are not negative, the bits are in the same order. */
    private static long bits(@Nullable Double value) {
        return value == null ? -1 : Double.doubleToLongBits(value);
    }

    private ActorGlance actor(int index) {
        return census.actors().get(index);
    }
}
