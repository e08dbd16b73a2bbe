package dev.actors.test;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link WithNode} does. */
final class NodeExtension extends StageExtension {

    /** A test with seeds has a node from there. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return super.supportsParameter(parameter, context)
                && !AnnotationSupport.isAnnotated(context.getTestMethod(), SeededActors.class);
    }

    @Override
    Setting setting(ExtensionContext context) {
        return annotation(context).manualClock()
                ? new Setting.Manual(new ManualClock())
                : new Setting.Machine();
    }

    @Override
    Tolerance tolerance(ExtensionContext context) {
        return new Tolerance(annotation(context).leaks(), annotation(context).deadLetters());
    }

    private static WithNode annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), WithNode.class)
                .or(
                        () ->
                                AnnotationSupport.findAnnotation(
                                        context.getRequiredTestClass(),
                                        WithNode.class,
                                        context.getEnclosingTestClasses()))
                .orElseThrow();
    }
}
