package dev.actors.autoconfigure;

import dev.actors.Node;
import dev.actors.NodeListener;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import java.util.List;

/**
 * Has all listeners of a context hear of the node, whether it is the auto-configured one, the
 * user's own or a parent context's; that one goes on when this context closes, and holds none of
 * its listeners then.
 */
final class NodeListeners implements SmartInitializingSingleton, DisposableBean {

    private final Node node;
    private final ObjectProvider<NodeListener> listeners;
    private List<Runnable> ends = List.of();

    NodeListeners(Node node, ObjectProvider<NodeListener> listeners) {
        this.node = node;
        this.listeners = listeners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ends = listeners.orderedStream().map(node::listen).toList();
    }

    @Override
    public void destroy() {
        ends.forEach(Runnable::run);
    }
}
