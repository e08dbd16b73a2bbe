package dev.actors.sample.temperature;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;

/**
 * What the sensors hang on. It can be pulled out for a while, so that one sees what becomes of the
 * sampler; the sampler's restarts do not put it back.
 */
@Component
class Plug {

    private volatile long backAt = System.nanoTime();

    /** Pulls it out. */
    void pull(Duration time) {
        backAt = System.nanoTime() + time.toNanos();
    }

    /**
     * Checks that it is in.
     *
     * @throws IOException if it is out
     */
    void check() throws IOException {
        if (System.nanoTime() - backAt < 0) {
            throw new IOException("The sensors are unplugged");
        }
    }
}
