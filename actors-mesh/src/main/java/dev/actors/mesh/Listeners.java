package dev.actors.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/** Those who hear of a mesh; one that fails hinders nobody else. */
record Listeners(List<MeshListener> all) {

    private static final Logger LOGGER = System.getLogger(Listeners.class.getName());

    void tell(Consumer<MeshListener> event) {
        for (MeshListener listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A listener of the mesh failed", e);
            }
        }
    }
}
