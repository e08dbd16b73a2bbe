package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Node;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Work that is spread over many actors; all their results are awaited at once, in order. */
final class WaitAll {

    private static final int SHARE = 1_000;

    /** Counts the primes in its share of the numbers. */
    static int count(ActorContext self, int from) {
        return (int) IntStream.range(from, from + SHARE).filter(WaitAll::isPrime).count();
    }

    private static boolean isPrime(int n) {
        return n > 1 && IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(i -> n % i == 0);
    }

    static int countPrimes(Node node, int shares) {
        List<Address> counters =
                IntStream.range(0, shares)
                        .mapToObj(share -> node.spawn(WaitAll::count, share * SHARE))
                        .toList();
        return node.awaitAll(counters, Duration.ofMinutes(1)).stream()
                .mapToInt(count -> (int) count)
                .sum();
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(countPrimes(node, 100) + " primes below 100,000, by 100 actors");
        }
    }

    private WaitAll() {}
}
