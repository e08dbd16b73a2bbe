package dev.actors.autoconfigure;

import dev.actors.mesh.MeshException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the node cannot take part in the mesh, and which properties say otherwise. */
final class MeshFailureAnalyzer extends AbstractFailureAnalyzer<MeshException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MeshException cause) {
        return cause.getCause() == null
                ? null // it says itself what has been asked of it too early
                : new FailureAnalysis(
                        cause.getMessage(),
                        "Set actors.node to COOKIE@HOST:PORT with an address of this machine and a"
                                + " port that nobody else has, or actors.mesh.enabled to false.",
                        cause);
    }
}
