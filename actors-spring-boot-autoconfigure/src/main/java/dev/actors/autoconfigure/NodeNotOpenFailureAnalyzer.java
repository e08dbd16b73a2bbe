package dev.actors.autoconfigure;

import dev.actors.NodeClosedException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says when a node can be used, where a bean has used it while it was made. */
final class NodeNotOpenFailureAnalyzer extends AbstractFailureAnalyzer<NodeClosedException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NodeClosedException cause) {
        BeanCreationException bean = findCause(rootFailure, BeanCreationException.class);
        while (bean != null && findCause(bean.getCause(), BeanCreationException.class) != null) {
            bean = findCause(bean.getCause(), BeanCreationException.class);
        }
        return bean == null
                ? null
                : new FailureAnalysis(
                        "The bean '"
                                + bean.getBeanName()
                                + "' used the node before it was open. It opens once all singletons"
                                + " are made.",
                        "Spawn, and make topics, from an ApplicationRunner, from an actor, or when"
                            + " a request comes; or let the actor start with the application, by"
                            + " autostart = true.",
                        cause);
    }
}
