package dev.actors.benchmarks.mesh;

/** What is sent: its values are 200 bytes in CBOR. */
record Reading(
        long id,
        long at,
        String sensor,
        String place,
        double value,
        double deviation,
        int quality,
        String note) {

    static Reading of(long id) {
        return new Reading(
                id,
                1_795_000_000_000L + id,
                "thermometer-0042/inside",
                "Hall 3, row 17, third shelf from below",
                21.375,
                0.0625,
                3,
                "Calibrated in spring; the one beside it is known to read half a degree high,"
                        + " so compare them weekly.");
    }
}
