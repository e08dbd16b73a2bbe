package dev.actors.benchmarks.inside;

import dev.actors.isolation.Isolation;
import dev.actors.isolation.Isolator;
import dev.actors.isolation.MessageCopier;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What it costs to isolate one message. */
@State(Scope.Benchmark)
public class IsolationBenchmark {

    private final Isolator isolator =
            new Isolator(
                    Isolation.COPY,
                    Map.of(Position.class, (MessageCopier<Position>) Position::copy),
                    Set.of());

    private final Order order = new Order(17, "shoes", 2);
    private final Map<String, Object> json = json();
    private final Basket basket = new Basket(17, new ArrayList<>(List.of("shoes", "hat", "coat")));
    private final Position position = new Position(17, 2);

    /** A message that cannot change. */
    record Order(long id, String article, int count) {}

    /** A message with a part that can. */
    record Basket(long id, List<String> articles) {}

    /** A plain object, for which the application has registered a copier. */
    static final class Position {

        private final int x;
        private final int y;

        Position(int x, int y) {
            this.x = x;
            this.y = y;
        }

        Position copy() {
            return new Position(x, y);
        }
    }

    private static Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            json.put("text" + i, "value" + i);
            json.put("number" + i, i);
        }
        return json;
    }

    /**
     * An immutable record.
     *
     * @return the record
     */
    @Benchmark
    public Object immutableRecord() {
        return isolator.isolate(order);
    }

    /**
     * A map of ten fields, as JSON has them.
     *
     * @return a copy
     */
    @Benchmark
    public Object jsonMap() {
        return isolator.isolate(json);
    }

    /**
     * A record with a mutable list of three.
     *
     * @return a copy
     */
    @Benchmark
    public Object recordWithList() {
        return isolator.isolate(basket);
    }

    /**
     * A plain object with a copier.
     *
     * @return a copy
     */
    @Benchmark
    public Object plainObject() {
        return isolator.isolate(position);
    }
}
