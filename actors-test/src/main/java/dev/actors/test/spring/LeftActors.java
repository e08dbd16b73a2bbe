package dev.actors.test.spring;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.Node;

import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Stops the actors that a test method has spawned, and forgets what was kept of keyed ones. The
 * probes of a test instance are the method's too, unless all methods share the instance.
 */
final class LeftActors
        implements TestInstancePreConstructCallback, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(LeftActors.class);
    private static final long PATIENCE_SECONDS = 1;

    /** Who lived on a node. */
    private record Living(Node node, Set<Address> actors) {

        static Living on(Node node) {
            return new Living(
                    node,
                    node.snapshot().stream().map(ActorInfo::address).collect(Collectors.toSet()));
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext instance, ExtensionContext context) {
        if (isActorTest(context)
                && context.getTestInstanceLifecycle().orElse(null) != Lifecycle.PER_CLASS) {
            before(context, node(context));
        }
    }

    /** A context that was made anew for the method has another node. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (isActorTest(context)) {
            Node node = node(context);
            if (before(context, node).node() != node) {
                context.getStore(NAMESPACE).put(Living.class, Living.on(node));
            }
        }
    }

    private static boolean isActorTest(ExtensionContext context) {
        return TestContextAnnotationUtils.hasAnnotation(
                context.getRequiredTestClass(), ActorTest.class);
    }

    private static Living before(ExtensionContext context, Node node) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Living.class, _ -> Living.on(node), Living.class);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Living before = context.getStore(NAMESPACE).get(Living.class, Living.class);
        if (before == null) {
            return;
        }
        Node node = before.node();
        List<Address> left =
                Living.on(node).actors().stream()
                        .filter(actor -> !before.actors().contains(actor))
                        .toList();
        left.forEach(node::stop);
        if (!haveEnded(node, left)) {
            left.forEach(node::terminate);
        }
        SpringExtension.getApplicationContext(context)
                .getBeanProvider(MethodStore.class)
                .ifAvailable(MethodStore::forgetAll);
    }

    private static boolean haveEnded(Node node, List<Address> actors) throws Exception {
        CompletableFuture<?>[] ends =
                actors.stream().map(node::termination).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static Node node(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(Node.class);
    }
}
