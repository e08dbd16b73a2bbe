package dev.actors.spring.actuate;

import dev.actors.mesh.Mesh;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of a mesh: up while the node reaches others or looks for none; degraded while it has
 * found none, or fewer than the minimum size; down where the others refuse it, with the reason.
 */
public final class MeshHealthIndicator extends AbstractHealthIndicator {

    /** It works, but not with all that it should work with. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private final Mesh mesh;

    /**
     * The health of a mesh.
     *
     * @param mesh the mesh
     */
    public MeshHealthIndicator(Mesh mesh) {
        super("The health of the mesh cannot be told");
        this.mesh = mesh;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        switch (mesh.state()) {
            case UP -> builder.up().withDetail("nodes", mesh.nodes());
            case SINGLE -> builder.up();
            case ALONE -> builder.status(DEGRADED);
            case MINORITY -> builder.status(DEGRADED).withDetail("nodes", mesh.nodes());
            case REFUSED -> builder.down();
            case DOWN -> builder.outOfService();
        }
        builder.withDetail("state", mesh.state());
        mesh.refusal().ifPresent(why -> builder.withDetail("refusal", why));
    }
}
