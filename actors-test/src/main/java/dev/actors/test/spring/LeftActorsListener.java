package dev.actors.test.spring;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.Node;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Stops the actors that a test method has spawned, and forgets what was kept of keyed ones. */
final class LeftActorsListener extends AbstractTestExecutionListener {

    private static final String BEFORE = LeftActorsListener.class.getName() + ".before";
    private static final long PATIENCE_SECONDS = 1;

    @Override
    public void beforeTestMethod(TestContext context) {
        if (TestContextAnnotationUtils.hasAnnotation(context.getTestClass(), ActorTest.class)) {
            context.setAttribute(BEFORE, living(node(context)));
        }
    }

    @Override
    public void afterTestMethod(TestContext context) throws Exception {
        if (context.removeAttribute(BEFORE) instanceof Set<?> before) {
            Node node = node(context);
            List<Address> left =
                    living(node).stream().filter(actor -> !before.contains(actor)).toList();
            left.forEach(node::stop);
            if (!haveEnded(node, left)) {
                left.forEach(node::terminate);
            }
            context.getApplicationContext()
                    .getBeanProvider(MethodStore.class)
                    .ifAvailable(MethodStore::forgetAll);
        }
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

    private static Set<Address> living(Node node) {
        return node.snapshot().stream().map(ActorInfo::address).collect(Collectors.toSet());
    }

    private static Node node(TestContext context) {
        return context.getApplicationContext().getBean(Node.class);
    }
}
