package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** How long a thread waits before it parks, counted by its looks at the condition. */
class ShortWaitsTests {

    private final AtomicInteger looks = new AtomicInteger();
    private final ShortWaits waits = new ShortWaits(2);

    /** A condition that holds at so many looks. */
    private BooleanSupplier atLook(int number) {
        looks.set(0);
        return () -> looks.incrementAndGet() == number;
    }

    private int looksInVain(ShortWaits at) {
        assertThat(at.await(atLook(0))).isFalse();
        return looks.get();
    }

    private static void onVirtualThread(Runnable code) {
        FutureTask<?> task = new FutureTask<>(code, null);
        Thread.ofVirtual().start(task);
        KernelTestCase.get(task);
    }

    @Test
    void endAsSoonAsTheConditionHolds() {
        assertThat(waits.await(atLook(7))).isTrue();
        assertThat(looks).hasValue(7);
    }

    @Test
    void areTwoThousandSpinsOfAPlatformThreadAtMost() {
        assertThat(waits.await(atLook(2_000))).isTrue();
        assertThat(looksInVain(waits)).isEqualTo(2_000);
    }

    @Test
    void areTwoYieldsOfAVirtualThreadAtMost() {
        onVirtualThread(
                () -> {
                    assertThat(waits.await(atLook(2))).isTrue();
                    assertThat(looksInVain(waits)).isEqualTo(2);
                });
    }

    @Test
    void doNotSpinOnTheOnlyProcessor() {
        assertThat(looksInVain(new ShortWaits(1))).isZero();
    }

    @Test
    void leaveOneProcessorToTheOthers() {
        AtomicInteger inner = new AtomicInteger();
        boolean outer =
                waits.await(
                        () -> {
                            assertThat(waits.await(() -> inner.incrementAndGet() > 0)).isFalse();
                            return true;
                        });

        assertThat(outer).isTrue();
        assertThat(inner).hasValue(0);
        assertThat(waits.await(atLook(7))).isTrue();
    }

    @Test
    void ceaseWhenTheyDoNotPayAndAreTriedNowAndThen() {
        int tried = 0;
        for (int i = 0; i < 330; i++) {
            tried += looksInVain(waits) == 0 ? 0 : 1;
        }

        assertThat(tried).isEqualTo(10);
    }

    @Test
    void areTakenUpAgainOnceTheyPay() {
        for (int i = 0; i < 33; i++) {
            looksInVain(waits);
        }
        for (int i = 0; i < 32; i++) {
            assertThat(waits.await(atLook(1))).isTrue();
        }

        for (int i = 0; i < 8; i++) {
            assertThat(looksInVain(waits)).isEqualTo(2_000);
        }
    }

    @Test
    void areGivenUpByAVirtualThreadOnlyWhenTheyFailMoreOftenThanTheyPay() {
        onVirtualThread(
                () -> {
                    for (int i = 0; i < 1_000; i++) {
                        assertThat(waits.await(atLook(1))).isTrue();
                        assertThat(looksInVain(waits)).isEqualTo(2);
                    }
                    assertThat(looksInVain(waits)).isEqualTo(2);
                    assertThat(looksInVain(waits)).isZero();
                });
    }
}
