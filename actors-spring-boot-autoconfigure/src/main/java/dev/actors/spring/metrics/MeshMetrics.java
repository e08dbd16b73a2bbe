package dev.actors.spring.metrics;

import dev.actors.mesh.Mesh;
import dev.actors.mesh.MeshState;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters of a mesh. */
public final class MeshMetrics implements MeterBinder {

    private final Mesh mesh;

    /**
     * Meters of a mesh.
     *
     * @param mesh the mesh
     */
    public MeshMetrics(Mesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("actors.mesh.nodes", mesh, MeshMetrics::nodes)
                .description("Other nodes that can be reached")
                .register(registry);
        Gauge.builder("actors.mesh.outbox", mesh, known -> known.counts().outboxBytes())
                .description("What waits to be sent to other nodes")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        FunctionCounter.builder("actors.mesh.refused", mesh, known -> known.counts().refused())
                .description("Frames from strangers, or that were not understood")
                .register(registry);
        FunctionCounter.builder(
                        "actors.mesh.overflowed", mesh, known -> known.counts().overflowed())
                .description("Messages from other nodes that found a mailbox full here")
                .register(registry);
        FunctionCounter.builder(
                        "actors.mesh.overflowed.elsewhere",
                        mesh,
                        known -> known.counts().overflowedElsewhere())
                .description("Messages to other nodes that found a mailbox full there")
                .register(registry);
    }

    private static int nodes(Mesh mesh) {
        return mesh.state() == MeshState.DOWN ? 0 : mesh.nodes().size();
    }
}
