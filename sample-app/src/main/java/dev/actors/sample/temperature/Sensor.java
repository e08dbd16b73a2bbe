package dev.actors.sample.temperature;

import java.io.IOException;

/** Something that can be measured. */
interface Sensor {

    /**
     * Measures.
     *
     * @throws IOException if there is no reading to be had now
     */
    Reading read() throws IOException;
}
